-- How an ask or an offer that is done came to its end (model/note.h): '' where nobody said so.
alter table notes add column ending text not null default '';
