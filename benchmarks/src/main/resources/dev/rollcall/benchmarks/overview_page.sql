-- One row: one of 20 departments and a form of an app. Counted: distinct people, page views, opens of some days.
with used as (
  select form, person, sum(views) as views, sum(opens) as opens
  from usage
  where app = ? and day between ? and ?
  group by form, person
)
select department, form, count(*) as people, sum(views) as views, sum(opens) as opens
from used
join chain on used.person = chain.person
where department < 20
group by department, form
