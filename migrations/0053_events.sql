-- Where one may go (model/events/event.h). The time is as the clock shows it in `zone`, since the
-- rules of a zone may change before it comes; `starts` and `ends` are '' for all day or unknown.
-- `answer` is one's own. `source_said` tells whether a source says something else than last time.
create table events (
  account_id @int not null,
  id @int not null,
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
  is_online @int not null default 0,
  answer text not null default '',
  answered text,
  source text not null default '',
  source_key text not null default '',
  source_said text not null default '',
  primary key (account_id, id)
) @clustered;
create index events_by_day on events (account_id, last_day, id);
create index events_by_source on events (account_id, source, source_key);

-- What others said of it, and whether they came.
create table event_people (
  account_id @int not null,
  event_id @int not null,
  person_id @int not null,
  answer text not null default '',
  answered text,
  came @int not null default 0,
  primary key (account_id, event_id, person_id),
  foreign key (account_id, event_id) references events (account_id, id) @deferred,
  foreign key (account_id, person_id) references people (account_id, id) @deferred
) @clustered;
create index events_of_person on event_people (account_id, person_id, event_id);
