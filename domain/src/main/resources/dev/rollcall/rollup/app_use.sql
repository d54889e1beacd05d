-- One row: a person who used one form of an app on a day (S13). Key: day, app, form, person.
-- Counted: page views and opens; both 0 for a bot. Who never left nor closed opened once.
-- form is 0 for a gadget, 1 for a web app, 2 for a bot.
select v.day, v.app, case when v.form = 'gadget' then 0 else 1 end as form, v.person,
  v.views, coalesce(o.opens, 1) as opens
from app_views v
left join app_opens o
  on v.day = o.day and v.app = o.app and v.form = o.form and v.person = o.person
union all
select day, app, 2 as form, person, 0 as views, 0 as opens
from app_events
where action = 'talk'
group by day, app, person
order by day nulls last, app nulls last, form nulls last, person nulls last
