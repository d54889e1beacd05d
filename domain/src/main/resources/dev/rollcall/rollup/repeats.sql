-- One row: an event that had arrived before (S6), that is, with the source and id of an earlier arrival of its day.
-- Key: day, seq. Counted: nothing; these rows are left out of everything else.
-- Few hashes stand twice, so that few events are put in order.
create table repeats as
select day, seq
from (
  select e.day, e.seq,
    row_number() over (partition by e.day, e.key_high, e.key_low order by e.seq nulls last) as arrival
  from events e
  semi join (
    select day, key_high from events group by day, key_high having count(*) > 1
  ) suspects on e.day = suspects.day and e.key_high = suspects.key_high
) arrivals
where arrival > 1
