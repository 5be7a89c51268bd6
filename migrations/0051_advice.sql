-- Advice is a note of its own kind: when they heard what came of it, and what that was. A follow-up
-- may be about such a note: to tell them, or to be glad with them of what they found. No foreign key
-- can be added to a table of SQLite; whoever removes a note clears this (store/story/notes.cpp).
alter table notes add column told text;
alter table notes add column outcome text not null default '';
alter table follow_ups add column about_note @int;
create index follow_ups_about_note on follow_ups (account_id, about_note);
