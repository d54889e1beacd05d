-- One row: an event as it arrived in the journal, repeats included.
-- Key: day (days since 1970-01-01), seq (order of arrival within the day).
-- key_high and key_low are a hash of source and id; micros is the time in microseconds since the day began; person is the
-- person's number, -1 without one; client is a number for what the event's client named, -1 without one.
-- action is what was done, and says what subject is a number for (for nothing, where no bracket stands behind it):
--  0 nothing that is counted here   1 page view [app and form]   2 left [app and form]   3 closed [app and form]
--  4 talk with a bot [app and form] 5 workplace visit [workplace] 6 block visit [block]  7 message sent
--  8 messenger used   9 document created   10 document viewed   11 calendar event created   12 calendar viewed
-- 13 meeting joined [meeting]   14 meeting left [the seconds in it]   15 task created   16 mail sent inside
-- 17 mail sent outside   18 quick search   19 search in a tab   20 client seen
-- 21 mail received from inside   22 mail received from outside   23 message in a customer group chat [chat]
create table events as
select day, seq, key_high, key_low, micros, person, action, subject, client
from journal_events()
