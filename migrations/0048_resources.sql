-- What is worth passing on (model/giving/resource.h): a link, words or a file, kept once, as
-- `same_as` tells it: the link without what follows its reader about, or a digest. A file's bytes
-- stand in base 64 in a row of their own, so that a list reads none of them.
create table resources (
  account_id @int not null,
  id @int not null,
  about text not null,
  link text not null default '',
  text text not null default '',
  same_as text not null,
  kept text not null,
  open_until text,
  post text not null default '',
  posted text,
  primary key (account_id, id)
) @clustered;
create index resources_same on resources (account_id, same_as);

create table resource_files (
  account_id @int not null,
  resource_id @int not null,
  name text not null,
  content text not null,
  primary key (account_id, resource_id),
  foreign key (account_id, resource_id) references resources (account_id, id) @deferred
) @clustered;

-- To whom it was given, and for whom it is nothing: it is suggested to neither again.
create table resource_people (
  account_id @int not null,
  resource_id @int not null,
  person_id @int not null,
  answer text not null,
  day text not null,
  primary key (account_id, resource_id, person_id),
  foreign key (account_id, resource_id) references resources (account_id, id) @deferred,
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index resources_of_person on resource_people (account_id, person_id, resource_id);
