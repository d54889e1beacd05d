-- The table that the product's own steps begin with, made from the same lines.
create table raw as
select id, source, epoch_us(time) as micros, type, data.person as person, data.app as app, data.form as form,
  (row_number() over ())::integer as seq
from read_json('${lines}', format = 'newline_delimited', columns = {
  id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', time: 'TIMESTAMP',
  data: 'STRUCT(person VARCHAR, app VARCHAR, form VARCHAR)'})
where id is not null;

create table persons as
select person, (row_number() over ())::integer as number from (select distinct person from raw);

create table apps as
select app, (row_number() over ())::integer as number from (select distinct app from raw);

create table events as
select 20000::integer as day, seq, (hash(source, id) >> 1)::bigint as key_high, (hash(id, source) >> 1)::bigint as key_low,
  (micros % 86400000000)::bigint as micros, p.number as person,
  (case type when 'app.page_viewed' then 1 when 'app.left' then 2 when 'app.closed' then 3
    when 'bot.message_sent' then 4 when 'bot.message_read' then 4 when 'im.message_sent' then 7
    when 'doc.viewed' then 10 else 12 end)::integer as action,
  (case when a.number is null then 0
    else a.number * 3 + case form when 'gadget' then 0 when 'webapp' then 1 else 2 end end)::integer as subject,
  -1::integer as client
from raw
left join persons p on raw.person = p.person
left join apps a on raw.app = a.app;

drop table raw;
