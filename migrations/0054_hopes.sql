-- Whom one hopes to meet: nobody with a card yet (model/events/hope.h). Once met, they are a
-- person, and the hope is gone.
create table hopes (
  account_id @int not null,
  id @int not null,
  who text not null,
  place text not null default '',
  made text not null,
  event_id @int,
  primary key (account_id, id),
  foreign key (account_id, event_id) references events (account_id, id) @deferred
) @clustered;
create index hopes_of_event on hopes (account_id, event_id);
