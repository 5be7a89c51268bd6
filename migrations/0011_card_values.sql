-- Street and postcode are only compared, when two may be one person: they stand with the person, not in
-- rows of their own. The other values stand in their order, so that writing a person's is one walk; and
-- the reference is looked at when the deed ends: for one that can fail at once, SQLite keeps a copy of
-- every page that an insert of several rows touches.
alter table person_index add column street text not null default '';
alter table person_index add column postcode text not null default '';
update person_index set
  street = coalesce((select v.value from card_values v where v.account_id = person_index.account_id
    and v.person_id = person_index.person_id and v.kind = 'street' order by v.place limit 1), ''),
  postcode = coalesce((select v.value from card_values v where v.account_id = person_index.account_id
    and v.person_id = person_index.person_id and v.kind = 'postcode' order by v.place limit 1), '');
drop index card_values_by_key;
alter table card_values rename to card_values_before;
create table card_values (
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
create index card_values_by_key on card_values (account_id, kind, key)
  where kind in ('email', 'phone', 'city');
insert into card_values (account_id, person_id, place, kind, value, label, key)
select account_id, person_id,
  row_number() over (partition by account_id, person_id order by place) - 1, kind, value, label, key
from card_values_before where kind not in ('street', 'postcode')
order by account_id, person_id, place;
drop table card_values_before;
