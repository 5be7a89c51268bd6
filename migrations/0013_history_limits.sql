-- Why a change can no longer be undone; '' when it can: 'forgetting' (it forgot someone for good),
-- 'forgotten' (it belonged to someone forgotten since), 'pruned' (its details were let go as old).
alter table deeds add column no_undo text not null default '';

-- One person's notes are read kind by kind, the newest first, and their follow-ups by state, so that
-- a page costs the same however long the story is.
drop index notes_of_person;
create index notes_of_person on notes (account_id, person_id, kind, done, id);
drop index follow_ups_of_person;
create index follow_ups_of_person on follow_ups (account_id, person_id, state, due, id);
