-- One row: a page view of tied_views, or the leaving or closing that it ties with.
-- Key: day, seq.
select day, seq
from tied_views
union all
select i.day, i.seq
from arrivals i
semi join tied_views v
  on i.day = v.day and i.subject = v.subject and i.person = v.person and i.micros = v.micros
where i.action = 2 or i.action = 3
