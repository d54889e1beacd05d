-- One row: an event as it arrived in the journal, repeats included.
-- Key: day (days since 1970-01-01), seq (order of arrival within the day).
-- source, app and person are numbers for texts; action is null for what is not the use of an app; micros is the time in microseconds.
create table events as
select day, seq, event_key, source, id, action, micros, person, app, form
from journal_events()
