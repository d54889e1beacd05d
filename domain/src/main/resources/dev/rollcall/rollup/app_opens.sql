-- One row: a visitor of app_turns who viewed a page. Key: day, visitor.
-- Counted: opens (S15): the first view of the day, views after closing, views after more than 300 seconds away.
create table app_opens as
select day, visitor,
  cast(sum(case when before % 4 = 2 and micros - before_micros <= 300000000 then 0 else 1 end) as integer) as opens
from (
  select day, visitor, micros, step,
    lag(step) over (partition by day, visitor order by micros nulls last, step nulls last) as before,
    lag(micros) over (partition by day, visitor order by micros nulls last, step nulls last) as before_micros
  from app_turns
) turns
where step % 4 = 1
group by day, visitor
