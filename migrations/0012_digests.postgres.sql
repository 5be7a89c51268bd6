-- A digest of each text that somebody wrote (store/digests.h), so that what the disk changes is seen. What
-- is there on this day is taken for what was written. Not in the journal and in no archive: the triggers
-- of the journal write it.
create table digests (
  account_id bigint not null,
  table_number bigint not null,
  row_id bigint not null,
  row_id2 bigint not null,
  digest bigint not null,
  primary key (account_id, table_number, row_id, row_id2)
);
create function digest_of(content text) returns bigint language sql immutable strict parallel safe
as $body$ select ('x' || substr(md5(content), 1, 16))::bit(64)::bigint $body$;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 1, id, 0, digest_of(coalesce(name, '')
  || chr(31) || coalesce(value, ''))
from settings;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 2, id, 0, digest_of(coalesce(uid, '')
  || chr(31) || coalesce(met_on, '')
  || chr(31) || coalesce(met_where, '')
  || chr(31) || coalesce(met_how, '')
  || chr(31) || coalesce(words, ''))
from people;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 3, person_id, 0, digest_of(bytes)
from cards;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 5, id, 0, digest_of(coalesce(kind, '')
  || chr(31) || coalesce(text, '')
  || chr(31) || coalesce(day, '')
  || chr(31) || coalesce(done, ''))
from notes;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 6, id, 0, digest_of(coalesce(name, '')
  || chr(31) || coalesce(key, '')
  || chr(31) || coalesce(kind, ''))
from interests;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 7, interest_id, person_id, digest_of(coalesce(detail, '')
  || chr(31) || coalesce(noted, ''))
from person_interests;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 8, id, 0, digest_of(coalesce(title, '')
  || chr(31) || coalesce(organisation, '')
  || chr(31) || coalesce(started, '')
  || chr(31) || coalesce(ended, ''))
from positions;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 9, id, 0, digest_of(coalesce(label, '')
  || chr(31) || coalesce(date, ''))
from dates;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 10, id, 0, digest_of(coalesce(kind, '')
  || chr(31) || coalesce(touch, '')
  || chr(31) || coalesce(setting, '')
  || chr(31) || coalesce(place, '')
  || chr(31) || coalesce(day, '')
  || chr(31) || coalesce(note, ''))
from interactions;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 12, id, 0, digest_of(coalesce(kind, '')
  || chr(31) || coalesce(text, '')
  || chr(31) || coalesce(due, '')
  || chr(31) || coalesce(state, '')
  || chr(31) || coalesce(closed, ''))
from follow_ups;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 14, id, 0, digest_of(coalesce(column_name, '')
  || chr(31) || coalesce(field, ''))
from mappings;
insert into digests (account_id, table_number, row_id, row_id2, digest)
select account_id, 15, id, 0, digest_of(coalesce(digest, '')
  || chr(31) || coalesce(caption, '')
  || chr(31) || coalesce(day, '')
  || chr(31) || coalesce(face_digest, ''))
from photos;
