-- One row: the first arrival of an event with an action.
-- Key: day, seq. The columns are those of events.
create table arrivals as
select e.day, e.seq, e.micros, e.person, e.action, e.subject, e.client
from events e
anti join repeats r on e.day = r.day and e.seq = r.seq
where e.action > 0
