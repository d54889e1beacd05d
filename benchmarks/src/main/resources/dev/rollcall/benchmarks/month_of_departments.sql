-- One row: an app, a form of it (3: all forms together) and a department. Counted: distinct people, page views, opens.
-- Rows become one a person first; chain has every department that contains a person once, so nothing is distinct after it.
with used as (
  select app, form, person, sum(views) as views, sum(opens) as opens
  from usage
  group by app, form, person
),
apiece as (
  select app, form, person, views, opens from used
  union all
  select app, 3 as form, person, sum(views) as views, sum(opens) as opens from used group by app, person
)
select app, form, department, count(*) as people, cast(sum(views) as bigint) as views, cast(sum(opens) as bigint) as opens
from apiece
join chain on apiece.person = chain.person
group by app, form, department
