-- One row: a person of app_visits. Key: day, app, form, person.
-- Counted: opens (S15): the first view of the day, views after closing, views after more than 300 seconds away.
create table app_opens as
select day, app, form, person,
  cast(sum(case
    when visit = 0 then 0
    when visit = 1 then 1
    when was_closed = 1 then 1
    when viewed_at - was_left_at > 300000000 then 1
    else 0 end) as integer) as opens
from (
  select day, app, form, person, visit, viewed_at,
    lag(closed) over (partition by day, app, form, person order by visit nulls last) as was_closed,
    lag(left_at) over (partition by day, app, form, person order by visit nulls last) as was_left_at
  from app_visits
) visits
group by day, app, form, person
