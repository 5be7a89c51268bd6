-- A store as version 11 wrote it: every journaled table with rows that one change made, the next
-- changed, and the last removed. Never edited: stores like it are out there.
insert into counters (account_id, name, last) values (1, 'settings', 2);
insert into counters (account_id, name, last) values (1, 'people', 4);
insert into counters (account_id, name, last) values (1, 'sources', 2);
insert into counters (account_id, name, last) values (1, 'notes', 2);
insert into counters (account_id, name, last) values (1, 'interests', 2);
insert into counters (account_id, name, last) values (1, 'positions', 2);
insert into counters (account_id, name, last) values (1, 'dates', 2);
insert into counters (account_id, name, last) values (1, 'interactions', 2);
insert into counters (account_id, name, last) values (1, 'follow_ups', 2);
insert into counters (account_id, name, last) values (1, 'mappings', 2);
insert into counters (account_id, name, last) values (1, 'photos', 2);
insert into counters (account_id, name, last) values (1, 'deeds', 4);
insert into deeds (account_id, id, name, at, undoes, undone_by) values (1, 1, 'brought in 4 people from vCard (contacts.vcf)', 1790000000000, null, null);
insert into deeds (account_id, id, name, at, undoes, undone_by) values (1, 2, 'a first week', 1790086400000, null, null);
insert into deeds (account_id, id, name, at, undoes, undone_by) values (1, 3, 'a second look', 1790172800000, null, null);
insert into deeds (account_id, id, name, at, undoes, undone_by) values (1, 4, 'tidied up', 1790259200000, null, null);
insert into settings (account_id, id, name, value) values (1, 1, 'digest', 'daily');
insert into people (account_id, id, uid, is_owner, met_on, met_where, met_how, met_through, words, archived, never_suggest, wished_cadence_days, quiet_until, removed_at, merged_into, created_at) values (1, 1, 'urn:uuid:11', 0, '2025-03-09', 'Berkeley', 'a pottery fair', 2, 'friend,mentor', 1, 1, 42, '2026-12-01', 1790000000000, null, 1790000000000);
insert into people (account_id, id, uid, is_owner, met_on, met_where, met_how, met_through, words, archived, never_suggest, wished_cadence_days, quiet_until, removed_at, merged_into, created_at) values (1, 2, 'urn:uuid:12', 0, '', '', '', 1, '', 0, 0, 0, '', null, null, 1790000000000);
insert into people (account_id, id, uid, is_owner, met_on, met_where, met_how, met_through, words, archived, never_suggest, wished_cadence_days, quiet_until, removed_at, merged_into, created_at) values (1, 3, 'urn:uuid:13', 0, '', '', '', null, '', 0, 0, 0, '', null, null, 1790000000000);
insert into cards (account_id, person_id, bytes) values (1, 1, 'BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:11
FN:Maya Chen
TEL:+15105550100
END:VCARD
');
insert into cards (account_id, person_id, bytes) values (1, 2, 'BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:12
FN:Jo Park
END:VCARD
');
insert into cards (account_id, person_id, bytes) values (1, 3, 'BEGIN:VCARD
VERSION:4.0
UID:urn:uuid:13
FN:María José Peña
END:VCARD
');
insert into sources (account_id, id, person_id, source, key, fingerprint) values (1, 1, 1, 'vcard', 'urn:uuid:11', '00000000cafef00d');
insert into notes (account_id, id, person_id, kind, text, day, done, source) values (1, 1, 1, 'fact', 'Her dog was called Biscuit', '2026-03-05', '2026-03-06', 'log');
insert into interests (account_id, id, name, key, kind) values (1, 1, 'Dogs', 'dogs', 'topic');
insert into person_interests (account_id, interest_id, person_id, detail, lasting, noted) values (1, 1, 1, 'two terriers', 0, '2026-03-01');
insert into positions (account_id, id, person_id, title, organisation, started, ended, is_current, source) values (1, 1, 1, 'Master potter', 'Clay', '2023', '2026-02', 0, 'log');
insert into dates (account_id, id, person_id, label, date) values (1, 1, 1, 'opening', '2026-05-05');
insert into interactions (account_id, id, kind, touch, setting, place, day, at, note, source, source_key) values (1, 1, 'walk', 'light', 'group', 'the lake', '2026-03-04', 1790000000009, 'Biscuit is well', 'log', 'x');
insert into interaction_people (account_id, interaction_id, person_id, day_number) values (1, 1, 1, 20516);
insert into follow_ups (account_id, id, person_id, kind, text, due, state, made, closed, from_interaction, about_person, rule) values (1, 1, 1, 'ask', 'how it went', '2026-04-01', 'done', '2026-03-02', '2026-03-20', null, null, 'first-meeting');
insert into pair_answers (account_id, first_person, second_person, answer, day) values (1, 1, 3, 'not same', '2026-03-09');
insert into mappings (account_id, id, signature, column_name, field) values (1, 1, 'name,where met', 'Name', 'note');
insert into photos (account_id, id, person_id, digest, width, height, bytes, caption, day, face_digest, created_at) values (1, 1, 1, '000000000000000000000000000000000000000000000000000000000000beef', 800, 600, 61234, 'by the lake', '2026-02-12', '000000000000000000000000000000000000000000000000000000000000feed', 1790000000007);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 2, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 3, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 2, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 3, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 2, 'insert', 3, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 3, 'insert', 3, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 2, 'insert', 4, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 1, 3, 'insert', 4, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 1, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 4, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 5, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 6, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 7, 'insert', 1, 1, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 8, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 9, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 10, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 11, 'insert', 1, 1, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 12, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 13, 'insert', 1, 3, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 14, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 15, 'insert', 1, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 1, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 4, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 5, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 6, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 7, 'insert', 2, 2, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 8, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 9, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 10, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 11, 'insert', 2, 2, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 12, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 13, 'insert', 2, 4, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 14, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 2, 15, 'insert', 2, 0, null);
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 1, 'update', 1, 0, '{"account_id":1,"id":1,"name":"digest","value":"weekly"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 2, 'update', 1, 0, '{"account_id":1,"id":1,"uid":"urn:uuid:11","is_owner":0,"met_on":"2025-03-02","met_where":"Oakland","met_how":"pottery class","met_through":null,"words":"friend","archived":0,"never_suggest":0,"wished_cadence_days":0,"quiet_until":"","removed_at":null,"merged_into":null,"created_at":1790000000000}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 3, 'update', 1, 0, '{"account_id":1,"person_id":1,"bytes":"BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:11\nFN:Maya Chen\nEND:VCARD\n"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 4, 'update', 1, 0, '{"account_id":1,"id":1,"person_id":1,"source":"vcard","key":"urn:uuid:11","fingerprint":"00000000deadbeef"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 5, 'update', 1, 0, '{"account_id":1,"id":1,"person_id":1,"kind":"note","text":"Her dog is called Biscuit","day":"2026-02-01","done":null,"source":"you"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 6, 'update', 1, 0, '{"account_id":1,"id":1,"name":"dogs","key":"dogs","kind":"thing"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 7, 'update', 1, 1, '{"account_id":1,"interest_id":1,"person_id":1,"detail":"a terrier","lasting":1,"noted":"2026-02-01"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 8, 'update', 1, 0, '{"account_id":1,"id":1,"person_id":1,"title":"Potter","organisation":"Clay & Co","started":"2024-01","ended":"","is_current":1,"source":"you"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 9, 'update', 1, 0, '{"account_id":1,"id":1,"person_id":1,"label":"anniversary","date":"--06-11"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 10, 'update', 1, 0, '{"account_id":1,"id":1,"kind":"coffee","touch":"real","setting":"one to one","place":"Blue Bottle","day":"2026-03-01","at":1790000000001,"note":"Biscuit''s surgery went well","source":"you","source_key":null}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 11, 'update', 1, 1, '{"account_id":1,"interaction_id":1,"person_id":1,"day_number":20514}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 12, 'update', 1, 0, '{"account_id":1,"id":1,"person_id":1,"kind":"thank","text":"for the glaze recipe","due":"2026-03-11","state":"open","made":"2026-03-01","closed":null,"from_interaction":1,"about_person":3,"rule":""}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 13, 'update', 1, 3, '{"account_id":1,"first_person":1,"second_person":3,"answer":"later","day":"2026-03-01"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 14, 'update', 1, 0, '{"account_id":1,"id":1,"signature":"name,where","column_name":"name","field":"name"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 3, 15, 'update', 1, 0, '{"account_id":1,"id":1,"person_id":1,"digest":"000000000000000000000000000000000000000000000000000000000000abc1","width":640,"height":480,"bytes":51234,"caption":"at the kiln","day":"2026-02-11","face_digest":"","created_at":1790000000001}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 13, 'delete', 2, 4, '{"account_id":1,"first_person":2,"second_person":4,"answer":"later","day":"2026-03-02"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 12, 'delete', 2, 0, '{"account_id":1,"id":2,"person_id":2,"kind":"thank","text":"for the tickets","due":"2026-03-12","state":"open","made":"2026-03-02","closed":null,"from_interaction":2,"about_person":4,"rule":""}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 11, 'delete', 2, 2, '{"account_id":1,"interaction_id":2,"person_id":2,"day_number":20515}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 10, 'delete', 2, 0, '{"account_id":1,"id":2,"kind":"coffee","touch":"real","setting":"one to one","place":"Blue Bottle","day":"2026-03-02","at":1790000000002,"note":"rehearsals","source":"you","source_key":null}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 9, 'delete', 2, 0, '{"account_id":1,"id":2,"person_id":2,"label":"half marathon","date":"--06-12"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 8, 'delete', 2, 0, '{"account_id":1,"id":2,"person_id":2,"title":"Designer","organisation":"Figma","started":"2024-01","ended":"","is_current":1,"source":"you"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 7, 'delete', 2, 2, '{"account_id":1,"interest_id":2,"person_id":2,"detail":"since school","lasting":1,"noted":"2026-02-02"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 6, 'delete', 2, 0, '{"account_id":1,"id":2,"name":"cello","key":"cello","kind":"thing"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 5, 'delete', 2, 0, '{"account_id":1,"id":2,"person_id":2,"kind":"note","text":"Plays the cello","day":"2026-02-02","done":null,"source":"you"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 4, 'delete', 2, 0, '{"account_id":1,"id":2,"person_id":2,"source":"vcard","key":"urn:uuid:12","fingerprint":"00000000deadbeef"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 15, 'delete', 2, 0, '{"account_id":1,"id":2,"person_id":2,"digest":"000000000000000000000000000000000000000000000000000000000000abc2","width":640,"height":480,"bytes":51234,"caption":"at the kiln","day":"2026-02-11","face_digest":"","created_at":1790000000002}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 14, 'delete', 2, 0, '{"account_id":1,"id":2,"signature":"name,where","column_name":"where","field":"met_where"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 1, 'delete', 2, 0, '{"account_id":1,"id":2,"name":"locale","value":"en-GB"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 3, 'delete', 4, 0, '{"account_id":1,"person_id":4,"bytes":"BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:14\nFN:Łukasz Żak\nEND:VCARD\n"}');
insert into journal (account_id, deed_id, table_number, operation, key1, key2, before) values (1, 4, 2, 'delete', 4, 0, '{"account_id":1,"id":4,"uid":"urn:uuid:14","is_owner":0,"met_on":"","met_where":"","met_how":"","met_through":null,"words":"","archived":0,"never_suggest":0,"wished_cadence_days":0,"quiet_until":"","removed_at":null,"merged_into":null,"created_at":1790000000000}');
