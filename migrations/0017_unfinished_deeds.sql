-- A long deed is written in slices, between which others write: until its last slice it is marked as
-- unfinished. Without somebody alive who writes it, it was broken off, and is taken back.
alter table deeds add column unfinished @int not null default 0;
create index deeds_unfinished on deeds (account_id, id) where unfinished <> 0;
