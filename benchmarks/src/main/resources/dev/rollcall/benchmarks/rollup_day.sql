-- The day as DuckDB counts it by itself, with the best SQL found. A journal's batch headers have no id.
create table raw as
select id, source, hash(source, id) as event_key, epoch_us(time) as micros,
  case type when 'app.page_viewed' then 'view' when 'app.left' then 'left' when 'app.closed' then 'closed'
    when 'bot.message_sent' then 'talk' when 'bot.message_read' then 'talk' end as action,
  data.person as person, data.app as app, coalesce(data.form, 'bot') as form, file_row_number as arrival
from (
  select *, row_number() over () as file_row_number
  from read_json('${lines}', format = 'newline_delimited', columns = {
    id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', time: 'TIMESTAMP',
    data: 'STRUCT(person VARCHAR, app VARCHAR, form VARCHAR)'})
)
where id is not null;

create table repeats as
select arrival
from (
  select r.arrival, row_number() over (partition by r.source, r.id order by r.arrival) as times
  from raw r
  semi join (select event_key from raw group by event_key having count(*) > 1) s on r.event_key = s.event_key
)
where times > 1;

create view once as
select * from raw r anti join repeats p on r.arrival = p.arrival where r.action is not null;

create table views as
select app, form, person, count(*)::integer as views from once where action = 'view' group by all;

create table opens as
select app, form, person, sum(case
    when visit = 0 then 0 when visit = 1 then 1 when was_closed = 1 then 1
    when viewed_at - was_left_at > 300000000 then 1 else 0 end)::integer as opens
from (
  select app, form, person, visit, viewed_at,
    lag(closed) over w as was_closed, lag(left_at) over w as was_left_at
  from (
    select app, form, person, visit, min(case when action = 'view' then micros end) as viewed_at,
      min(case when action = 'left' then micros end) as left_at,
      max(case when action = 'closed' then 1 else 0 end) as closed
    from (
      select a.*, sum(case when action = 'view' then 1 else 0 end) over (
        partition by app, form, person order by micros, id, action
        rows between unbounded preceding and current row) as visit
      from once a
      semi join (select app, form, person from once where action in ('left', 'closed')) i
        on a.app = i.app and a.form = i.form and a.person = i.person
    )
    group by all
  )
  window w as (partition by app, form, person order by visit)
)
group by all;

create table app_use as
select v.app, v.form, v.person, v.views, coalesce(o.opens, 1) as opens
from views v left join opens o on v.app = o.app and v.form = o.form and v.person = o.person
union all
select app, 'bot', person, 0, 0 from once where action = 'talk' group by app, person;
