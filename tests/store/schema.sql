CREATE TABLE accounts (
  id integer not null primary key,
  name text not null,
  created_at integer not null
) strict;
CREATE TABLE calendar (
  account_id integer not null,
  person_id integer not null,
  label text not null,
  date text not null,
  month_day integer not null,
  primary key (account_id, person_id, label, date),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) strict, without rowid;
CREATE TABLE card_values (
  account_id integer not null,
  person_id integer not null,
  place integer not null,
  kind text not null,
  value text not null,
  label text not null,
  key text not null,
  primary key (account_id, person_id, place),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade deferrable initially deferred
) strict, without rowid;
CREATE TABLE cards (
  account_id integer not null,
  person_id integer not null,
  bytes text not null,
  primary key (account_id, person_id),
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict;
CREATE TABLE counters (
  account_id integer not null references accounts (id),
  name text not null,
  last integer not null,
  primary key (account_id, name)
) strict, without rowid;
CREATE TABLE dates (
  account_id integer not null,
  id integer not null,
  person_id integer not null,
  label text not null,
  date text not null,
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE deeds (
  account_id integer not null references accounts (id),
  id integer not null,
  name text not null,
  at integer not null,
  undoes integer,
  undone_by integer, no_undo text not null default '', unfinished integer not null default 0, kind text not null default '', origin text not null default '',
  primary key (account_id, id)
) strict, without rowid;
CREATE TABLE digests (
  account_id integer not null,
  table_number integer not null,
  row_id integer not null,
  row_id2 integer not null,
  digest integer not null,
  primary key (account_id, table_number, row_id, row_id2)
) strict, without rowid;
CREATE TABLE event_people (
  account_id integer not null,
  event_id integer not null,
  person_id integer not null,
  answer text not null default '',
  answered text,
  came integer not null default 0,
  primary key (account_id, event_id, person_id),
  foreign key (account_id, event_id) references events (account_id, id) deferrable initially deferred,
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE events (
  account_id integer not null,
  id integer not null,
  title text not null,
  day text not null,
  starts text not null default '',
  last_day text not null,
  ends text not null default '',
  zone text not null default '',
  place text not null default '',
  link text not null default '',
  host text not null default '',
  cost text not null default '',
  note text not null default '',
  is_online integer not null default 0,
  answer text not null default '',
  answered text,
  source text not null default '',
  source_key text not null default '',
  source_said text not null default '',
  primary key (account_id, id)
) strict, without rowid;
CREATE TABLE follow_ups (
  account_id integer not null,
  id integer not null,
  person_id integer not null,
  kind text not null,
  text text not null default '',
  due text not null,
  state text not null,
  made text not null,
  closed text,
  from_interaction integer,
  about_person integer,
  rule text not null default '', repeats text not null default '', about_note integer,
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred,
  foreign key (account_id, from_interaction) references interactions (account_id, id) deferrable initially deferred,
  foreign key (account_id, about_person) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE hopes (
  account_id integer not null,
  id integer not null,
  who text not null,
  place text not null default '',
  made text not null,
  event_id integer,
  primary key (account_id, id),
  foreign key (account_id, event_id) references events (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE interaction_people (
  account_id integer not null,
  interaction_id integer not null,
  person_id integer not null,
  day_number integer not null,
  primary key (account_id, interaction_id, person_id),
  foreign key (account_id, interaction_id) references interactions (account_id, id) deferrable initially deferred,
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE interactions (
  account_id integer not null references accounts (id),
  id integer not null,
  kind text not null,
  touch text not null,
  setting text not null default '',
  place text not null default '',
  day text not null,
  at integer,
  note text not null default '',
  source text not null default '',
  source_key text, line text not null default '',
  primary key (account_id, id)
) strict, without rowid;
CREATE TABLE interests (
  account_id integer not null references accounts (id),
  id integer not null,
  name text not null,
  key text not null,
  kind text not null,
  primary key (account_id, id),
  unique (account_id, key)
) strict, without rowid;
CREATE TABLE introductions (
  account_id integer not null,
  id integer not null,
  asked_first integer not null,
  asked_second integer not null,
  why text not null,
  started text not null,
  first_asked text,
  first_agreed text,
  second_asked text,
  second_agreed text,
  introduced text,
  met text,
  ended text,
  ending text,
  how_it_went text not null default '',
  rests_until text,
  words_to_first text not null default '',
  words_to_second text not null default '',
  words_to_both text not null default '',
  words_after text not null default '',
  primary key (account_id, id),
  foreign key (account_id, asked_first) references people (account_id, id) deferrable initially deferred,
  foreign key (account_id, asked_second) references people (account_id, id) deferrable initially deferred,
  constraint asked_before_a_yes check (first_agreed is null or first_asked is not null),
  constraint a_yes_before_the_second_is_asked
    check (second_asked is null or first_agreed is not null),
  constraint second_asked_before_a_yes check (second_agreed is null or second_asked is not null),
  constraint both_said_yes check (introduced is null
    or (first_agreed is not null and second_agreed is not null)),
  constraint introduced_before_they_met check (met is null or introduced is not null),
  constraint asked_before_an_end
    check (ending is null or ending = 'not these two' or first_asked is not null),
  constraint an_end_has_a_day check ((ending is null) = (ended is null)),
  constraint closed_after_the_introduction
    check (ending is null or ending <> 'closed' or introduced is not null)
) strict, without rowid;
CREATE TABLE journal (
  id integer primary key,
  account_id integer not null,
  deed_id integer not null,
  table_number integer not null,
  operation text not null,
  key1 integer not null,
  key2 integer not null,
  before text
) strict;
CREATE TABLE mappings (
  account_id integer not null references accounts (id),
  id integer not null,
  signature text not null,
  column_name text not null,
  field text not null,
  primary key (account_id, id),
  unique (account_id, signature, column_name)
) strict, without rowid;
CREATE TABLE notes (
  account_id integer not null,
  id integer not null,
  person_id integer not null,
  kind text not null,
  text text not null,
  day text not null,
  done text,
  source text not null default '', ending text not null default '', told text, outcome text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE own_questions (
  account_id integer not null,
  id integer not null,
  situation text not null default '',
  text text not null,
  primary key (account_id, id)
) strict, without rowid;
CREATE TABLE pair_answers (
  account_id integer not null,
  first_person integer not null,
  second_person integer not null,
  answer text not null,
  day text not null,
  primary key (account_id, first_person, second_person),
  foreign key (account_id, first_person) references people (account_id, id) deferrable initially deferred,
  foreign key (account_id, second_person) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE passwords (
  account_id integer not null primary key references accounts (id),
  record text not null,
  changed_at integer not null
) strict;
CREATE TABLE people (
  account_id integer not null references accounts (id),
  id integer not null,
  uid text not null,
  is_owner integer not null default 0,
  met_on text not null default '',
  met_where text not null default '',
  met_how text not null default '',
  met_through integer,
  words text not null default '',
  archived integer not null default 0,
  never_suggest integer not null default 0,
  wished_cadence_days integer not null default 0,
  quiet_until text not null default '',
  removed_at integer,
  merged_into integer,
  created_at integer not null,
  primary key (account_id, id),
  unique (account_id, uid),
  foreign key (account_id, met_through) references people (account_id, id) deferrable initially deferred,
  foreign key (account_id, merged_into) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE person_index (
  account_id integer not null,
  person_id integer not null,
  listed integer not null,
  name text not null,
  folded text not null,
  sort_key text not null,
  given text not null,
  family text not null,
  organisation text not null,
  title text not null,
  pronouns text not null,
  birthday text not null,
  city text not null,
  face text not null default '', street text not null default '', postcode text not null default '', died text not null default '',
  primary key (account_id, person_id),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) strict, without rowid;
CREATE TABLE person_interests (
  account_id integer not null,
  interest_id integer not null,
  person_id integer not null,
  detail text not null default '',
  lasting integer not null default 1,
  noted text not null,
  primary key (account_id, interest_id, person_id),
  foreign key (account_id, interest_id) references interests (account_id, id) deferrable initially deferred,
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE photos (
  account_id integer not null,
  id integer not null,
  person_id integer not null,
  digest text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  caption text not null default '',
  day text not null default '',
  face_digest text not null default '',
  created_at integer not null,
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE positions (
  account_id integer not null,
  id integer not null,
  person_id integer not null,
  title text not null default '',
  organisation text not null default '',
  started text not null default '',
  ended text not null default '',
  is_current integer not null default 1,
  source text not null default '',
  primary key (account_id, id),
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE resource_files (
  account_id integer not null,
  resource_id integer not null,
  name text not null,
  content text not null,
  primary key (account_id, resource_id),
  foreign key (account_id, resource_id) references resources (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE resource_people (
  account_id integer not null,
  resource_id integer not null,
  person_id integer not null,
  answer text not null,
  day text not null,
  primary key (account_id, resource_id, person_id),
  foreign key (account_id, resource_id) references resources (account_id, id) deferrable initially deferred,
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE TABLE resources (
  account_id integer not null,
  id integer not null,
  about text not null,
  link text not null default '',
  text text not null default '',
  same_as text not null,
  kept text not null,
  open_until text,
  post text not null default '',
  posted text,
  primary key (account_id, id)
) strict, without rowid;
CREATE TABLE rhythms (
  account_id integer not null,
  person_id integer not null,
  first_day integer not null,
  last_day integer not null,
  s real not null,
  w real not null,
  contact_days integer not null,
  quiet_from integer not null,
  gone_from integer not null,
  nudge_from integer,
  nudged_on integer, steady_s real not null default 0, steady_w real not null default 0, recent_gaps text,
  primary key (account_id, person_id),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) strict, without rowid;
CREATE TABLE secrets (
  name text not null primary key,
  value text not null
) strict;
CREATE TABLE sessions (
  digest text not null primary key,
  account_id integer not null references accounts (id),
  form_token text not null,
  opened_at integer not null,
  seen_at integer not null,
  way text not null,
  browser text not null
) strict;
CREATE TABLE settings (
  account_id integer not null references accounts (id),
  id integer not null,
  name text not null,
  value text not null,
  primary key (account_id, id),
  unique (account_id, name)
) strict, without rowid;
CREATE TABLE shown_lines (
  account_id integer not null,
  day_number integer not null,
  person_id integer not null,
  matter text not null,
  number integer not null,
  kind text not null,
  follow_up_id integer not null, done_as text not null default '',
  primary key (account_id, day_number, person_id, matter),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) strict, without rowid;
CREATE TABLE sources (
  account_id integer not null,
  id integer not null,
  person_id integer not null,
  source text not null,
  key text not null,
  fingerprint text not null,
  primary key (account_id, id),
  unique (account_id, source, key),
  foreign key (account_id, person_id) references people (account_id, id) deferrable initially deferred
) strict, without rowid;
CREATE UNIQUE INDEX accounts_name on accounts (name);
CREATE INDEX calendar_by_day on calendar (account_id, month_day);
CREATE INDEX card_values_by_key on card_values (account_id, kind, key)
  where kind in ('email', 'phone', 'city');
CREATE INDEX card_values_relations on card_values (account_id, key) where kind = 'relation';
CREATE INDEX dates_of_person on dates (account_id, person_id, id);
CREATE INDEX deeds_unfinished on deeds (account_id, id) where unfinished <> 0;
CREATE INDEX events_by_day on events (account_id, last_day, id);
CREATE INDEX events_by_source on events (account_id, source, source_key);
CREATE INDEX events_of_person on event_people (account_id, person_id, event_id);
CREATE INDEX follow_ups_about on follow_ups (account_id, about_person)
  where about_person is not null;
CREATE INDEX follow_ups_about_note on follow_ups (account_id, about_note);
CREATE INDEX follow_ups_due on follow_ups (account_id, state, due, id);
CREATE INDEX follow_ups_from on follow_ups (account_id, from_interaction)
  where from_interaction is not null;
CREATE INDEX follow_ups_of_person on follow_ups (account_id, person_id, state, due, id);
CREATE INDEX hopes_of_event on hopes (account_id, event_id);
CREATE INDEX interactions_by_day on interactions (account_id, day, id);
CREATE UNIQUE INDEX interactions_by_source on interactions (account_id, source, source_key)
  where source_key is not null;
CREATE INDEX interactions_of_person
  on interaction_people (account_id, person_id, day_number, interaction_id);
CREATE INDEX interests_of_person on person_interests (account_id, person_id, interest_id);
CREATE INDEX introductions_first on introductions (account_id, asked_first);
CREATE INDEX introductions_open on introductions (account_id, id) where ended is null;
CREATE INDEX introductions_second on introductions (account_id, asked_second);
CREATE INDEX journal_of_deed on journal (account_id, deed_id, id);
CREATE INDEX journal_of_row on journal (account_id, table_number, key1, key2, id);
CREATE INDEX notes_of_person on notes (account_id, person_id, kind, done, id);
CREATE INDEX pair_answers_second on pair_answers (account_id, second_person);
CREATE INDEX people_merged_into on people (account_id, merged_into) where merged_into is not null;
CREATE INDEX people_met_through on people (account_id, met_through) where met_through is not null;
CREATE INDEX people_removed on people (account_id, removed_at) where removed_at is not null;
CREATE INDEX people_wished on people (account_id, id) where wished_cadence_days > 0;
CREATE INDEX people_with_words on people (account_id, words) where words <> '';
CREATE INDEX person_index_died on person_index (account_id, person_id) where died = '?';
CREATE INDEX person_index_folded on person_index (account_id, folded);
CREATE INDEX person_index_in_order
  on person_index (account_id, listed, sort_key, person_id);
CREATE INDEX photos_of_person on photos (account_id, person_id, id);
CREATE INDEX positions_begun on positions (account_id, started) where started <> '';
CREATE INDEX positions_by_organisation on positions (account_id, lower(organisation))
  where organisation <> '';
CREATE INDEX positions_of_person on positions (account_id, person_id, id);
CREATE INDEX resources_of_person on resource_people (account_id, person_id, resource_id);
CREATE INDEX resources_same on resources (account_id, same_as);
CREATE INDEX rhythms_by_last_day on rhythms (account_id, last_day, contact_days);
CREATE INDEX rhythms_going on rhythms (account_id, gone_from, nudge_from) where nudge_from is not null;
CREATE INDEX rhythms_met_once on rhythms (account_id, last_day, person_id) where contact_days = 1;
CREATE INDEX rhythms_to_derive on rhythms (account_id, person_id) where recent_gaps is null;
CREATE INDEX rhythms_turning_quiet on rhythms (account_id, nudge_from) where nudge_from is not null;
CREATE INDEX sessions_account on sessions (account_id, seen_at);
CREATE INDEX shown_lines_of_person on shown_lines (account_id, person_id, day_number);
CREATE INDEX sources_of_person on sources (account_id, person_id);
