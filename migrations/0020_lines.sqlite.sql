-- The line of the log as it was written, beside what was understood of it. Its digests are written again,
-- since the text is one more.
alter table interactions add column line text not null default '';
delete from digests where table_number = 10;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 10, id, 0, digest_of(coalesce(kind, '')
  || char(31) || coalesce(touch, '')
  || char(31) || coalesce(setting, '')
  || char(31) || coalesce(place, '')
  || char(31) || coalesce(day, '')
  || char(31) || coalesce(note, '')
  || char(31) || coalesce(line, ''))
from interactions;
