-- A digest of each text that somebody wrote (store/digests.h), so that what the disk changes is seen. What
-- is there on this day is taken for what was written. Not in the journal and in no archive: the triggers
-- of the journal write it.
create table digests (
  account_id integer not null,
  table_number integer not null,
  row_id integer not null,
  row_id2 integer not null,
  digest integer not null,
  primary key (account_id, table_number, row_id, row_id2)
) strict, without rowid;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 1, id, 0, digest_of(coalesce(name, '')
  || char(31) || coalesce(value, ''))
from settings;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 2, id, 0, digest_of(coalesce(uid, '')
  || char(31) || coalesce(met_on, '')
  || char(31) || coalesce(met_where, '')
  || char(31) || coalesce(met_how, '')
  || char(31) || coalesce(words, ''))
from people;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 3, person_id, 0, digest_of(bytes)
from cards;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 5, id, 0, digest_of(coalesce(kind, '')
  || char(31) || coalesce(text, '')
  || char(31) || coalesce(day, '')
  || char(31) || coalesce(done, ''))
from notes;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 6, id, 0, digest_of(coalesce(name, '')
  || char(31) || coalesce(key, '')
  || char(31) || coalesce(kind, ''))
from interests;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 7, interest_id, person_id, digest_of(coalesce(detail, '')
  || char(31) || coalesce(noted, ''))
from person_interests;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 8, id, 0, digest_of(coalesce(title, '')
  || char(31) || coalesce(organisation, '')
  || char(31) || coalesce(started, '')
  || char(31) || coalesce(ended, ''))
from positions;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 9, id, 0, digest_of(coalesce(label, '')
  || char(31) || coalesce(date, ''))
from dates;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 10, id, 0, digest_of(coalesce(kind, '')
  || char(31) || coalesce(touch, '')
  || char(31) || coalesce(setting, '')
  || char(31) || coalesce(place, '')
  || char(31) || coalesce(day, '')
  || char(31) || coalesce(note, ''))
from interactions;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 12, id, 0, digest_of(coalesce(kind, '')
  || char(31) || coalesce(text, '')
  || char(31) || coalesce(due, '')
  || char(31) || coalesce(state, '')
  || char(31) || coalesce(closed, ''))
from follow_ups;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 14, id, 0, digest_of(coalesce(column_name, '')
  || char(31) || coalesce(field, ''))
from mappings;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 15, id, 0, digest_of(coalesce(digest, '')
  || char(31) || coalesce(caption, '')
  || char(31) || coalesce(day, '')
  || char(31) || coalesce(face_digest, ''))
from photos;
