-- Names are looked up under more spellings, and companies and groups are values to narrow a list by:
-- everybody's card is read again when the store is next opened (actions/history/catch_up.cpp), by
-- the mark that says so.
update person_index set died = '?';
