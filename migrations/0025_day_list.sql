-- What the day's list knows of each friendship, and what it has shown.
--
-- rhythms: the sums and the last gaps by which a silence is named (judgement/notice.cpp). Rows from
-- before have no gaps yet: actions/history/catch_up.cpp writes them when the store is next opened.
alter table rhythms add column steady_s @real not null default 0;
alter table rhythms add column steady_w @real not null default 0;
alter table rhythms add column recent_gaps text;
create index rhythms_to_derive on rhythms (account_id, person_id) where recent_gaps is null;

-- The day on which somebody died, as the card says: a partial date, 'yes' when only that is known,
-- '?' until the card is read again.
alter table person_index add column died text not null default '';
update person_index set died = '?' where exists (
  select 1 from cards c where c.account_id = person_index.account_id
  and c.person_id = person_index.person_id and upper(c.bytes) like '%DEATHDATE%');
create index person_index_died on person_index (account_id, person_id) where died = '?';

create index people_wished on people (account_id, id) where wished_cadence_days > 0;

-- The lines of the day's list, day by day: `number` is the line as it was last shown, so that
-- `done 2` means what the eyes saw, and 0 for one that was answered. No matter is named for ever
-- (judgement/today.cpp). Not in the journal.
drop table shown_lines;
create table shown_lines (
  account_id @int not null,
  day_number @int not null,
  person_id @int not null,
  matter text not null,
  number @int not null,
  kind text not null,
  follow_up_id @int not null,
  primary key (account_id, day_number, person_id, matter),
  foreign key (account_id, person_id) references people (account_id, id) on delete cascade
) @clustered;
create index shown_lines_of_person on shown_lines (account_id, person_id, day_number);
