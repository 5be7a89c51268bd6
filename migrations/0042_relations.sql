-- The people around somebody, as their card has them, are values of the card: the name, the word, and
-- as the key the uid of the card that it points to or the folded name (store/relations/relations.h).
-- From the other side they are found by that key.
create index card_values_relations on card_values (account_id, key) where kind = 'relation';
-- Cards that have some are read again when the store is next opened (actions/history/catch_up.cpp), by
-- the mark that says so.
update person_index set died = '?' where exists (
  select 1 from cards c where c.account_id = person_index.account_id
  and c.person_id = person_index.person_id and (upper(c.bytes) like '%RELAT%'
  or upper(c.bytes) like '%SPOUSE%' or upper(c.bytes) like '%X-PARTNER%'
  or upper(c.bytes) like '%X-%CHILD%' or upper(c.bytes) like '%X-MOTHER%'
  or upper(c.bytes) like '%X-FATHER%' or upper(c.bytes) like '%X-BROTHER%'
  or upper(c.bytes) like '%X-SISTER%' or upper(c.bytes) like '%MANAGER%'
  or upper(c.bytes) like '%ASSISTANT%' or upper(c.bytes) like '%X-REFERRED%'));
