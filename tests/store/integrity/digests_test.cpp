// Each text that is written leaves its digest, whoever writes it and however; what changes beside
// Wellmet does not.
#include "store/integrity/digests.h"

#include <fmt/format.h>

#include "store/db/migrations.h"
#include "store/history/deeds.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

const std::string card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Maya Chen\r\nEND:VCARD\r\n";

std::optional<std::string> no_card(const std::string&, const std::string&, const std::string&) {
  return std::nullopt;
}

PersonId maya_with_a_note(Connection& db) {
  PersonId maya;
  deed(db, "added Maya Chen", [&](WriteTx& tx) {
    maya = insert_person(tx, {.uid = "urn:maya"});
    insert_card(tx, maya, card);
    insert_note(tx,
                {.person = maya, .text = "Her dog is called Biscuit", .day = day("2026-10-22")});
  });
  return maya;
}

// As a disk would, past the triggers.
void change_on_disk(Connection& db, const std::string& table, const std::string& sql) {
  db.script(db.dialect() == Dialect::sqlite
                ? fmt::format("drop trigger journal_{}_update; drop trigger journal_{}_delete; {}",
                              table, table, sql)
                : fmt::format("alter table {0} disable trigger user; {1}; "
                              "alter table {0} enable trigger user",
                              table, sql));
  make_journal_triggers(db);
}

void take_back_last(Connection& db) {
  WriteTx tx(db, mine, "undid", noon);
  take_back(tx, last_undoable(tx).value(), no_card);
  tx.commit();
}

TEST_CASE("what Wellmet writes fits its digest: made, changed, removed, undone") {
  on_both_open([](Connection& db) {
    const PersonId maya = maya_with_a_note(db);
    CHECK(damaged_texts(db).empty());
    deed(db, "changed", [&](WriteTx& tx) { put_card(tx, maya, card + "\r\n"); });
    CHECK(damaged_texts(db).empty());
    take_back_last(db);
    CHECK(damaged_texts(db).empty());
    deed(db, "removed",
         [&](WriteTx& tx) { tx.execute("delete from notes where account_id = ?1"); });
    CHECK(damaged_texts(db).empty());
    take_back_last(db);
    CHECK(damaged_texts(db).empty());
    deed(db, "moved", [&](WriteTx& tx) {
      const PersonId ben = insert_person(tx, {.uid = "urn:ben"});
      insert_card(tx, ben, card);
      tx.execute("update notes set person_id = ?2 where account_id = ?1", ben);
    });
    CHECK(damaged_texts(db).empty());
  });
}

TEST_CASE("a card that the disk changed is named, with its person where the name is known") {
  on_both_open([](Connection& db) {
    maya_with_a_note(db);
    change_on_disk(db, "cards", "update cards set bytes = replace(bytes, 'Maya', 'Jaya')");
    const std::vector<DamagedRow> found = damaged_rows(db);
    REQUIRE(found.size() == 1);
    CHECK(found[0].table == "cards");
    CHECK(found[0].person == PersonId{1});
    CHECK(found[0].damage == Damage::changed);
    CHECK(in_words(found[0]) ==
          "the card of someone (person 1) was changed on the disk, not by Wellmet");
  });
}

TEST_CASE("a change of one column does not make the damage of another the truth") {
  on_both_open([](Connection& db) {
    maya_with_a_note(db);
    change_on_disk(db, "notes", "update notes set text = 'Her cat is called Biscuit'");
    deed(db, "done", [](WriteTx& tx) {
      tx.execute("update notes set done = '2026-10-23' where account_id = ?1");
    });
    REQUIRE(damaged_rows(db).size() == 1);
    CHECK(damaged_rows(db)[0].damage == Damage::changed);
    deed(db, "put right", [](WriteTx& tx) {
      tx.execute(
          "update notes set text = 'Her dog is called Biscuit', done = null "
          "where account_id = ?1");
    });
    CHECK(damaged_rows(db).empty());
  });
}

TEST_CASE("a row that vanished is known by its digest, and one without a digest is not trusted") {
  on_both_open([](Connection& db) {
    maya_with_a_note(db);
    change_on_disk(db, "notes", "delete from notes");
    db.script("delete from digests where table_number = 3");
    const std::vector<DamagedRow> found = damaged_rows(db);
    REQUIRE(found.size() == 2);
    CHECK(found[0].damage == Damage::unrecorded);
    CHECK(found[1].damage == Damage::gone);
    deed(db, "accepted", [&](WriteTx& tx) {
      for (const DamagedRow& row : found) accept_as_it_is(tx, row);
    });
    CHECK(damaged_rows(db).empty());
  });
}

TEST_CASE("a store of before the digests gets them for what is there") {
  on_both([](const Place& place) {
    const auto db =
        place.is_postgres() ? connect_postgres(place) : connect_sqlite(place, Access::read_write);
    apply_migrations(*db, 11);
    make_accounts(*db);
    CHECK_FALSE(has_digests(*db));
    CHECK(damaged_rows(*db).empty());
    db->script("insert into people (account_id, id, uid, created_at) values (1, 1, 'u', 0)");
    db->execute("insert into cards (account_id, person_id, bytes) values (1, 1, ?1)", card);
    apply_migrations(*db, newest_version(db->dialect()));
    CHECK(damaged_rows(*db).empty());
    change_on_disk(*db, "cards", "update cards set bytes = 'x'");
    CHECK(damaged_rows(*db).size() == 1);
  });
}

}  // namespace
}  // namespace wellmet::store
