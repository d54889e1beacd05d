-- One row: a moment that decides about opens: a page view right after something else than a page view, a leaving right
-- after a page view, or any closing.
-- Key: day, visitor, micros, step.
create table app_turns as
select day, visitor, micros, step
from (
  select day, visitor, micros, step,
    lag(step) over (partition by day, visitor order by micros nulls last, step nulls last) as before
  from app_moments
) moments
where step % 4 = 3
  or (step % 4 = 2 and before % 4 = 1)
  or (step % 4 = 1 and (before is null or before % 4 <> 1))
