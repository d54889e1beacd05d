-- One row: something a person did in an app: a page view, leaving, closing, or talking with its bot (S13).
-- Key: day, seq. The first arrival of each event only.
create view app_events as
select e.day, e.seq, e.app, e.form, e.person, e.action, e.micros, e.id
from events e
anti join repeats r on e.day = r.day and e.seq = r.seq
where e.action is not null
