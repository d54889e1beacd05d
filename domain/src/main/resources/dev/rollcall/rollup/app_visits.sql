-- One row: a page view of a person who at some time of the day left or closed that form of the app, and what came after
-- it until the next page view. Visit 0 is what came before the first one. In order of time, ties by id (S15), then by action,
-- so that the order of arrival never matters.
-- Key: day, app, form, person, visit. Counted: whether it was closed, when it was first left, in microseconds.
create table app_visits as
select day, app, form, person, visit,
  min(case when action = 'view' then micros end) as viewed_at,
  min(case when action = 'left' then micros end) as left_at,
  max(case when action = 'closed' then 1 else 0 end) as closed
from (
  select a.day, a.app, a.form, a.person, a.action, a.micros,
    sum(case when a.action = 'view' then 1 else 0 end) over (
      partition by a.day, a.app, a.form, a.person
      order by a.micros nulls last, a.id nulls last, a.action nulls last
      rows between unbounded preceding and current row) as visit
  from app_events a
  semi join (
    select day, app, form, person from app_events where action in ('left', 'closed')
  ) interrupted
    on a.day = interrupted.day and a.app = interrupted.app
    and a.form = interrupted.form and a.person = interrupted.person
) numbered
group by day, app, form, person, visit
