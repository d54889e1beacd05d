-- One row: a person who did something with a subject on a day, as DayReading counts the journal's events: repeats left out
-- (S6), opens counted (S15).
-- Key: day (days since 1970-01-01), action, subject, person.
-- amount is how often, opens is 0 but for page views.
-- action is what was done, and says what subject is a number for (0, where no bracket stands behind it):
--  1 page view [app and form]       4 talk with a bot [app and form]   5 workplace visit [workplace]
--  6 block visit [block]   7 message sent   8 messenger used   9 document created   10 document viewed
-- 11 calendar event created   12 calendar viewed   13 meeting joined [meeting]   14 meeting left, amount in seconds
-- 15 task created   16 mail sent inside   17 mail sent outside   18 quick search   19 search in a tab
-- 21 mail received from inside   22 mail received from outside   23 message in a customer group chat [chat]
-- 31 did anything of the own, which receiving mail and posting in customer group chats are not; amount is the last second
-- of the day   32 named a client [client]
create table deeds as
select day, action, subject, person, amount, opens
from journal_deeds()
