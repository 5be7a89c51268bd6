-- The indexes of words again, smaller: no places of words within a text, which nothing asks for, and
-- words cut at what is no letter, which folding did before; texts by their words' first letters too.
-- With them their vocabularies, so that a beginning is looked up as the few words that begin so.
drop table search_people;
create virtual table search_people using fts5 (
  account, name, other, content = '', prefix = '1 2 3', tokenize = 'ascii', detail = column,
  columnsize = 0
);
create virtual table search_people_vocabulary using fts5vocab (search_people, instance);
insert into search_people (rowid, account, name, other)
select id, 'a' || account_id, name, other from search_people_text;

drop table search_texts;
create virtual table search_texts using fts5 (
  account, text, content = '', prefix = '1 2 3', tokenize = 'ascii', detail = column,
  columnsize = 0
);
create virtual table search_texts_vocabulary using fts5vocab (search_texts, instance);
insert into search_texts (rowid, account, text)
select id, 'a' || account_id, text from search_texts_text;
