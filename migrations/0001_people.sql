-- People and their stories. Words with @ stand for what the two databases spell differently:
-- @int a 64-bit integer, @bytewise text compared byte by byte, @clustered a table kept in the
-- order of its key, @table any other.
create table accounts (
  id @int not null primary key,
  name text not null,
  created_at @int not null
) @table;

create table counters (
  account_id @int not null references accounts (id),
  name text not null,
  last @int not null,
  primary key (account_id, name)
) @clustered;

create table settings (
  account_id @int not null references accounts (id),
  id @int not null,
  name text not null,
  value text not null,
  primary key (account_id, id),
  unique (account_id, name)
) @clustered;

create table people (
  account_id @int not null references accounts (id),
  id @int not null,
  uid text not null,
  is_owner @int not null default 0,
  met_on text not null default '',
  met_where text not null default '',
  met_how text not null default '',
  met_through @int,
  words text not null default '',
  archived @int not null default 0,
  never_suggest @int not null default 0,
  wished_cadence_days @int not null default 0,
  quiet_until text not null default '',
  removed_at @int,
  merged_into @int,
  created_at @int not null,
  primary key (account_id, id),
  unique (account_id, uid),
  foreign key (account_id, met_through) references people (account_id, id) @deferred,
  foreign key (account_id, merged_into) references people (account_id, id) @deferred
) @clustered;
create index people_met_through on people (account_id, met_through) where met_through is not null;
create index people_merged_into on people (account_id, merged_into) where merged_into is not null;
create index people_removed on people (account_id, removed_at) where removed_at is not null;

create table cards (
  account_id @int not null,
  person_id @int not null,
  bytes text not null,
  primary key (account_id, person_id),
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @table;

-- Where a person came from: the stable key of each source, and the fingerprint of what the source
-- said last, so that importing again is harmless and a newer file shows what changed.
create table sources (
  account_id @int not null,
  id @int not null,
  person_id @int not null,
  source text not null,
  key text not null,
  fingerprint text not null,
  primary key (account_id, id),
  unique (account_id, source, key),
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index sources_of_person on sources (account_id, person_id);

create table notes (
  account_id @int not null,
  id @int not null,
  person_id @int not null,
  kind text not null,
  text text not null,
  day text not null,
  done text,
  source text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index notes_of_person on notes (account_id, person_id, id);

create table interests (
  account_id @int not null references accounts (id),
  id @int not null,
  name text not null,
  key text not null,
  kind text not null,
  primary key (account_id, id),
  unique (account_id, key)
) @clustered;

create table person_interests (
  account_id @int not null,
  interest_id @int not null,
  person_id @int not null,
  detail text not null default '',
  lasting @int not null default 1,
  noted text not null,
  primary key (account_id, interest_id, person_id),
  foreign key (account_id, interest_id) references interests (account_id, id) @deferred,
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index interests_of_person on person_interests (account_id, person_id, interest_id);

create table positions (
  account_id @int not null,
  id @int not null,
  person_id @int not null,
  title text not null default '',
  organisation text not null default '',
  started text not null default '',
  ended text not null default '',
  is_current @int not null default 1,
  source text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index positions_of_person on positions (account_id, person_id, id);
create index positions_by_organisation on positions (account_id, lower(organisation))
  where organisation <> '';
create index positions_begun on positions (account_id, started) where started <> '';

create table dates (
  account_id @int not null,
  id @int not null,
  person_id @int not null,
  label text not null,
  date text not null,
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index dates_of_person on dates (account_id, person_id, id);

create table interactions (
  account_id @int not null references accounts (id),
  id @int not null,
  kind text not null,
  touch text not null,
  setting text not null default '',
  place text not null default '',
  day text not null,
  at @int,
  note text not null default '',
  source text not null default '',
  source_key text,
  primary key (account_id, id)
) @clustered;
create index interactions_by_day on interactions (account_id, day, id);
create unique index interactions_by_source on interactions (account_id, source, source_key)
  where source_key is not null;

-- day_number repeats the interaction's day (days since 1970-01-01), so that one person's rhythm is
-- read from this table alone.
create table interaction_people (
  account_id @int not null,
  interaction_id @int not null,
  person_id @int not null,
  day_number @int not null,
  primary key (account_id, interaction_id, person_id),
  foreign key (account_id, interaction_id) references interactions (account_id, id) @deferred,
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index interactions_of_person
  on interaction_people (account_id, person_id, day_number, interaction_id);

create table follow_ups (
  account_id @int not null,
  id @int not null,
  person_id @int not null,
  kind text not null,
  text text not null default '',
  due text not null,
  state text not null,
  made text not null,
  closed text,
  from_interaction @int,
  about_person @int,
  rule text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) @deferred,
  foreign key (account_id, from_interaction) references interactions (account_id, id) @deferred,
  foreign key (account_id, about_person) references people (account_id, id) @deferred
) @clustered;
create index follow_ups_due on follow_ups (account_id, state, due, id);
create index follow_ups_of_person on follow_ups (account_id, person_id, id);
create index follow_ups_from on follow_ups (account_id, from_interaction)
  where from_interaction is not null;
create index follow_ups_about on follow_ups (account_id, about_person)
  where about_person is not null;

-- Pairs that the user looked at: 'not same' for good, 'later' to be asked again.
create table pair_answers (
  account_id @int not null,
  first_person @int not null,
  second_person @int not null,
  answer text not null,
  day text not null,
  primary key (account_id, first_person, second_person),
  foreign key (account_id, first_person) references people (account_id, id) @deferred,
  foreign key (account_id, second_person) references people (account_id, id) @deferred
) @clustered;
create index pair_answers_second on pair_answers (account_id, second_person);

-- A mapping of a sheet's columns made by hand, remembered by the sheet's header.
create table mappings (
  account_id @int not null references accounts (id),
  id @int not null,
  signature text not null,
  column_name text not null,
  field text not null,
  primary key (account_id, id),
  unique (account_id, signature, column_name)
) @clustered;

-- Every change has a name and a time, and can be undone as one.
create table deeds (
  account_id @int not null references accounts (id),
  id @int not null,
  name text not null,
  at @int not null,
  undoes @int,
  undone_by @int,
  primary key (account_id, id)
) @clustered;

-- Derived from the tables above at each deed (actions/derived.cpp); never changed on their own and
-- not in the journal.
create table person_index (
  account_id @int not null,
  person_id @int not null,
  listed @int not null,
  name text not null,
  folded text not null,
  sort_key @bytewise not null,
  given text not null,
  family text not null,
  organisation text not null,
  title text not null,
  pronouns text not null,
  birthday text not null,
  city text not null,
  fingerprint text not null,
  primary key (account_id, person_id),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) @clustered;
create index person_index_in_order
  on person_index (account_id, listed, sort_key, person_id);
create index person_index_folded on person_index (account_id, folded);

create table card_values (
  account_id @int not null,
  person_id @int not null,
  kind text not null,
  place @int not null,
  value text not null,
  label text not null,
  key text not null,
  primary key (account_id, person_id, kind, place),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) @clustered;
create index card_values_by_key on card_values (account_id, kind, key);

create table calendar (
  account_id @int not null,
  person_id @int not null,
  label text not null,
  date text not null,
  month_day @int not null,
  primary key (account_id, person_id, label, date),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) @clustered;
create index calendar_by_day on calendar (account_id, month_day);

-- Day numbers. nudge_from is the day from which silence is worth a word, after the last nudge too;
-- null when nobody is to be suggested.
create table rhythms (
  account_id @int not null,
  person_id @int not null,
  first_day @int not null,
  last_day @int not null,
  s @real not null,
  w @real not null,
  contact_days @int not null,
  quiet_from @int not null,
  gone_from @int not null,
  nudge_from @int,
  nudged_on @int,
  primary key (account_id, person_id),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) @clustered;
create index rhythms_turning_quiet on rhythms (account_id, nudge_from) where nudge_from is not null;
create index rhythms_going on rhythms (account_id, gone_from, nudge_from) where nudge_from is not null;
create index rhythms_by_last_day on rhythms (account_id, last_day, contact_days);

-- The lines of the day's list as they were last shown, so that `done 2` means what the eyes saw.
-- Not in the journal.
create table shown_lines (
  account_id @int not null,
  number @int not null,
  day text not null,
  person_id @int not null,
  kind text not null,
  follow_up_id @int not null,
  primary key (account_id, number),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) @clustered;
