-- What each deed changed: an insert its key only, an update or a delete the row as it was (JSON).
-- Filled by triggers that are made anew after the migrations (store/journal.cpp). The one table
-- whose key is not led by the account: its order is the order of writing.
create table journal (
  id integer primary key,
  account_id integer not null,
  deed_id integer not null,
  table_number integer not null,
  operation text not null,
  key1 integer not null,
  key2 integer not null,
  before text
) strict;
create index journal_of_deed on journal (account_id, deed_id, id);
create index journal_of_row on journal (account_id, table_number, key1, key2, id);
