-- One row: a person who viewed pages of one form of an app on a day.
-- Key: day, app, form, person. Counted: page views (S14).
create table app_views as
select day, app, form, person, cast(count(*) as integer) as views
from app_events
where action = 'view'
group by day, app, form, person
