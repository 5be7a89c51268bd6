-- What each deed changed: an insert its key only, an update or a delete the row as it was (JSON).
-- Filled by triggers that are made anew after the migrations (store/journal.cpp).
create table journal (
  id bigint generated always as identity,
  account_id bigint not null,
  deed_id bigint not null,
  table_number bigint not null,
  operation text not null,
  key1 bigint not null,
  key2 bigint not null,
  before text,
  primary key (account_id, id)
);
create index journal_of_deed on journal (account_id, deed_id, id);
create index journal_of_row on journal (account_id, table_number, key1, key2, id);
