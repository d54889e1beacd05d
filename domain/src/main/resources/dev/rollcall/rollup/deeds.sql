-- One row: a person who did something with a subject on a day.
-- Key: day, action, subject, person. Counted: how often.
create table deeds as
select day, action, subject, person, cast(count(*) as integer) as times
from arrivals
where action = 1 or (action between 4 and 13) or (action between 15 and 19) or (action between 21 and 23)
group by day, action, subject, person
