-- One row: an owner of customer group chats over some days. Key: owner.
-- New chats and members are added up, the rest is that of the last day.
select
  p.id,
  sum(f.new_chats),
  sum(f.chats) filter (where f.day = ?),
  sum(f.chats_with_messages) filter (where f.day = ?),
  sum(f.new_members),
  sum(f.members) filter (where f.day = ?),
  sum(f.members_with_messages) filter (where f.day = ?),
  sum(f.messages) filter (where f.day = ?)
from figures f
join person p on p.number = f.owner
where f.day between ? and ?
group by p.id
order by sum(f.new_chats) desc, p.id
limit 1000
