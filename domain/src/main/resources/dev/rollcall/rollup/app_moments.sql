-- One row: a page view, leaving or closing of a person who at some time of the day left or closed that form of the app.
-- Key: day, visitor (form of the app and person in one number), micros, step, seq.
-- step puts what happened at the same microsecond in the order of ids, which tied_places has for those that tie, and is
-- the action modulo 4.
create view app_moments as
select a.day, cast(a.subject as bigint) * 4294967296 + a.person as visitor, a.micros,
  cast(coalesce(p.place, 0) as bigint) * 4 + a.action as step
from arrivals a
semi join (
  select day, subject, person from arrivals where action = 2 or action = 3
) interrupted
  on a.day = interrupted.day and a.subject = interrupted.subject and a.person = interrupted.person
left join tied_places p on a.day = p.day and a.seq = p.seq
where a.action between 1 and 3
