-- What is searched, folded (base/text.h). One document a person (names apart from the rest, so that
-- names rank first) and one a note, interaction or follow-up, whose newest are found first.
create table search_people_text (
  account_id bigint not null,
  person_id bigint not null,
  name text not null,
  other text not null,
  names tsvector generated always as (to_tsvector('simple'::regconfig, name)) stored,
  words tsvector generated always as
    (to_tsvector('simple'::regconfig, name) || to_tsvector('simple'::regconfig, other)) stored,
  primary key (account_id, person_id)
);
create index search_people_words on search_people_text using gin (words);

create table search_texts_text (
  account_id bigint not null,
  kind text not null,
  ref_id bigint not null,
  text text not null,
  words tsvector generated always as (to_tsvector('simple'::regconfig, text)) stored,
  primary key (account_id, kind, ref_id)
);
create index search_texts_words on search_texts_text using gin (words);
