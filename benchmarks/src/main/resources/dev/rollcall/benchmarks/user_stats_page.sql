-- One row: a person on a day, with all that the person did. Key: person. Pages go on behind the last person of the one before.
select
  p.person, p.name, p.department, d.*,
  (
    select string_agg(c.client::text, ',')
    from client_day c
    where c.day = ? and c.person = p.person
  ) as clients
from person p
left join person_day d on d.day = ? and d.person = p.person
where p.person > ?
order by p.person
limit ?
