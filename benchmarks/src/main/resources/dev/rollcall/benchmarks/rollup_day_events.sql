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
select 20000::integer as day, seq, (hash(source, id) >> 1)::bigint as event_key, 1::integer as source, id,
  case type when 'app.page_viewed' then 'view' when 'app.left' then 'left' when 'app.closed' then 'closed'
    when 'bot.message_sent' then 'talk' when 'bot.message_read' then 'talk' end as action,
  micros, p.number as person, a.number as app, coalesce(form, 'bot') as form
from raw
left join persons p on raw.person = p.person
left join apps a on raw.app = a.app;

drop table raw;
