-- A macro: the canonical text of an event (docs/formats/journal.md) from its columns.
-- Right only for values that need no escape in JSON; sealed_lines.sql sees to that.
-- A time has 0, 3 or 6 digits behind the second, the fewest that say it all.
create macro canonical_line(id, source, type, time, region, data) as
  '{"specversion":"1.0","id":"' || id
  || '","source":"' || source
  || '","type":"' || type
  || '","time":"' || strftime(time, '%Y-%m-%dT%H:%M:%S')
  || case
       when epoch_us(time) % 1000000 = 0 then 'Z'
       when epoch_us(time) % 1000 = 0 then strftime(time, '.%gZ')
       else strftime(time, '.%fZ')
     end
  || case when region is null then '"' else '","region":"' || region || '"' end
  || ',"data":' || data || '}'
