-- One row: a day of all owners of customer group chats. Key: day.
select
  day,
  sum(new_chats),
  sum(chats),
  sum(chats_with_messages),
  sum(new_members),
  sum(members),
  sum(members_with_messages),
  sum(messages)
from figures
where day between ? and ?
group by day
order by day
