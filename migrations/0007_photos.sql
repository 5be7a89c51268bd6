-- Photos of people. The pictures themselves are files beside the store, named by their digest
-- (store/photo_files.h). face_digest names the small picture last put on the card from this photo.
create table photos (
  account_id @int not null,
  id @int not null,
  person_id @int not null,
  digest text not null,
  width @int not null,
  height @int not null,
  bytes @int not null,
  caption text not null default '',
  day text not null default '',
  face_digest text not null default '',
  created_at @int not null,
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index photos_of_person on photos (account_id, person_id, id);

-- The digest of the picture on the card, so that a listing knows who has a face without reading a
-- card; '' for none.
alter table person_index add column face text not null default '';
