-- The line of the log as it was written, beside what was understood of it. Its digests are written again,
-- since the text is one more.
alter table interactions add column line text not null default '';
delete from digests where table_number = 10;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 10, id, 0, digest_of(coalesce(kind, '')
  || chr(31) || coalesce(touch, '')
  || chr(31) || coalesce(setting, '')
  || chr(31) || coalesce(place, '')
  || chr(31) || coalesce(day, '')
  || chr(31) || coalesce(note, '')
  || chr(31) || coalesce(line, ''))
from interactions;
