-- One row: one line of a day, in order of arrival. Key: seq, from 1.
-- From: arrived(seq, line), the line's bytes as they came.
-- line holds the bytes only where the other columns do not give them back exactly.
with texts as (
  select seq, line, try(decode(line)) as text from arrived
),
heads as (
  select
    seq, line, text,
    regexp_extract(
      text,
      '^\{"specversion":"1\.0","id":"([^"\\]*)","source":"([^"\\]*)","type":"([^"\\]*)","time":"([^"\\]*)"(?:,"region":"([^"\\]*)")?,"data":',
      ['id', 'source', 'type', 'time', 'region']) as head
  from texts
),
plain as (
  select
    seq, line, text,
    head.id as id,
    head.source as source,
    head.type as type,
    try_cast(head.time as timestamp) as time,
    nullif(head.region, '') as region,
    text[69 + length(head.id) + length(head.source) + length(head.type) + length(head.time)
         + case when head.region = '' then 0 else 12 + length(head.region) end : -2] as data
  from heads
),
checked as (
  select *, coalesce(canonical_line(id, source, type, time, region, data) = text, false) as exact
  from plain
)
select
  seq,
  case when exact then id else try(json_extract_string(text, '$.id')) end as id,
  case when exact then source else try(json_extract_string(text, '$.source')) end as source,
  case when exact then type else try(json_extract_string(text, '$.type')) end as type,
  case when exact then time
       else try_cast(try(json_extract_string(text, '$.time')) as timestamp) end as time,
  case when exact then region else try(json_extract_string(text, '$.region')) end as region,
  case when exact then data else try(json_extract(text, '$.data')::varchar) end as data,
  case when exact then null else line end as line
from checked
