-- One row: an event that had arrived before (S6), that is, with the source and id of an earlier arrival of its day.
-- Key: day, seq. Counted: nothing; these rows are left out of everything else.
-- event_key is a hash of source and id, so that only events whose hash stands twice are compared in full.
create table repeats as
select day, seq
from (
  select e.day, e.seq,
    row_number() over (partition by e.day, e.source, e.id order by e.seq) as arrival
  from events e
  semi join (
    select day, event_key from events group by day, event_key having count(*) > 1
  ) suspects on e.day = suspects.day and e.event_key = suspects.event_key
) arrivals
where arrival > 1
