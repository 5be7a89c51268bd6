-- Whom a relationship word is said of: few, and found without reading everybody.
create index people_with_words on people (account_id, words) where words <> '';
