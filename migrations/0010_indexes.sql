-- Derived of each person, and asked for by nobody: a fingerprint of the card, and the places of
-- streets, postcodes, addresses of pages and nicknames in the index of values.
alter table person_index drop column fingerprint;
drop index card_values_by_key;
create index card_values_by_key on card_values (account_id, kind, key)
  where kind in ('email', 'phone', 'city');
