-- One row: a member of a customer group chat who posted there on a day. Key: day, subject (the chat), person (the member).
-- Counted: messages.
select day, subject, person, cast(amount as integer) as times
from deeds
where action = 23
order by day nulls last, subject nulls last, person nulls last
