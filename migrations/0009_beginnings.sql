-- Whom you met once, by the day, so that beginnings are found without passing by all friends.
create index rhythms_met_once on rhythms (account_id, last_day, person_id) where contact_days = 1;
