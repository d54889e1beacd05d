-- One row: a person of a usage. Key: day, measure, subject, person. Counted: amount, and opens for the forms of apps.
-- measure is the action of events.sql with the same subject, or, where it has none:
-- 13 distinct meetings   14 seconds in meetings   30 visits of any workplace   31 the last microsecond of the person's own
-- doing, which receiving mail and posting in customer group chats are not   32 client [client]
-- Who never left nor closed an app opened it once.
select d.day, d.action as measure, d.subject, d.person, cast(d.times as bigint) as amount, coalesce(o.opens, 1) as opens
from deeds d
left join app_opens o
  on d.day = o.day and cast(d.subject as bigint) * 4294967296 + d.person = o.visitor
where d.action = 1
union all
select day, action as measure, subject, person, cast(times as bigint) as amount, 0 as opens
from deeds
where action <> 1 and action <> 13 and action <> 23
union all
select day, action as measure, 0 as subject, person, cast(count(*) as bigint) as amount, 0 as opens
from deeds
where action = 13
group by day, action, person
union all
select day, action as measure, 0 as subject, person, cast(sum(subject) as bigint) as amount, 0 as opens
from arrivals
where action = 14
group by day, action, person
union all
select day, 30 as measure, 0 as subject, person, cast(sum(times) as bigint) as amount, 0 as opens
from deeds
where action = 5
group by day, person
union all
select day, 31 as measure, 0 as subject, person, max(micros) as amount, 0 as opens
from arrivals
where action between 1 and 20
group by day, person
union all
select day, 32 as measure, client as subject, person, cast(count(*) as bigint) as amount, 0 as opens
from arrivals
where client >= 0 and action between 1 and 22
group by day, client, person
order by day nulls last, measure nulls last, subject nulls last, person nulls last
