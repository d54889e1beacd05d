-- One row: a page view at the very microsecond at which the same person left or closed the same form of the app.
-- Key: day, seq. For these the order of ids decides (S15).
create table tied_views as
select v.day, v.seq, v.subject, v.person, v.micros
from arrivals v
semi join (
  select day, subject, person, micros from arrivals where action = 2 or action = 3
) i on v.day = i.day and v.subject = i.subject and v.person = i.person and v.micros = i.micros
where v.action = 1
