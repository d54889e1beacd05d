-- One row: a person of a usage. Key: day, measure, subject, person. Counted: amount, and opens for the forms of apps.
-- measure is the action of deeds.sql with the same subject, or, where it has none:
-- 13 distinct meetings   30 visits of any workplace
select day, action as measure, subject, person, amount, opens
from deeds
where action <> 13 and action <> 23
union all
select day, action as measure, 0 as subject, person, cast(count(*) as bigint) as amount, 0 as opens
from deeds
where action = 13
group by day, action, person
union all
select day, 30 as measure, 0 as subject, person, cast(sum(amount) as bigint) as amount, 0 as opens
from deeds
where action = 5
group by day, person
order by day nulls last, measure nulls last, subject nulls last, person nulls last
