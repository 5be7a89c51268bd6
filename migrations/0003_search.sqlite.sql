-- What is searched, folded (base/text.h). One document a person (names apart from the rest, so that
-- names rank first) and one a note, interaction or follow-up, whose newest are found first.
create virtual table search_people using fts5 (
  account, name, other, content = '', prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0",
  columnsize = 0
);
create table search_people_text (
  id integer primary key,
  account_id integer not null,
  person_id integer not null,
  name text not null,
  other text not null,
  unique (account_id, person_id)
) strict;

create virtual table search_texts using fts5 (
  account, text, content = '', prefix = '2 3', tokenize = "unicode61 remove_diacritics 0",
  columnsize = 0
);
create table search_texts_text (
  id integer primary key,
  account_id integer not null,
  kind text not null,
  ref_id integer not null,
  text text not null,
  unique (account_id, kind, ref_id)
) strict;
