-- The values of a card in their order, so that writing a person's is one walk; and a reference that is
-- looked at when the deed ends: for one that can fail at once, SQLite keeps a copy of every page that
-- an insert of several rows touches.
create table card_values_anew (
  account_id @int not null,
  person_id @int not null,
  place @int not null,
  kind text not null,
  value text not null,
  label text not null,
  key text not null,
  primary key (account_id, person_id, place),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade @deferred
) @clustered;
insert into card_values_anew (account_id, person_id, place, kind, value, label, key)
select account_id, person_id, place, kind, value, label, key from card_values
order by account_id, person_id, place;
drop table card_values;
alter table card_values_anew rename to card_values;
create index card_values_by_key on card_values (account_id, kind, key)
  where kind in ('email', 'phone', 'city');
