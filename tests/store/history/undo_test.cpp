// Undo at the level of rows, on both databases. What is derived and cards that two deeds changed
// are tested with the actions.
#include <fmt/format.h>

#include "store/access/settings.h"
#include "store/history/deeds.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

std::optional<std::string> never_mends(const std::string&, const std::string&, const std::string&) {
  return std::nullopt;
}

std::optional<std::string> joins(const std::string& before, const std::string& after,
                                 const std::string& now) {
  return before + "|" + after + "|" + now;
}

DeedId undo(Connection& db, DeedId id, MendCard mend = never_mends) {
  return deed(db, "undid", [&](WriteTx& tx) { take_back(tx, *find_deed(tx, id), mend); });
}

std::string undo_refusal(Connection& db, DeedId id) {
  return refusal([&] { undo(db, id); });
}

struct Friends {
  PersonId maya, jo;
  DeedId added;
};

Friends friends(Connection& db) {
  Friends f;
  f.added = deed(db, "added Maya and Jo", [&](WriteTx& tx) {
    f.maya = insert_person(tx, {.uid = "urn:maya"});
    f.jo = insert_person(tx, {.uid = "urn:jo"});
    put_card(tx, f.maya, "card of Maya");
  });
  return f;
}

template <class Read>
auto read(Connection& db, const Read& what) {
  ReadTx tx(db, mine);
  return what(tx);
}

std::string how(Connection& db, PersonId id) {
  return read(db, [&](ReadTx& tx) { return find_person(tx, id)->met.how; });
}

TEST_CASE("a deed in slices, between which another was done and later undone, takes back its own") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    WriteTx slices(db, mine, "import", noon);
    insert_person(slices, {.uid = "urn:bo"});
    slices.commit_slice();
    const DeedId between = deed(db, "how we met", [&](WriteTx& tx) {
      update_person(tx, {.id = f.maya, .met = {.how = "pottery"}});
    });
    slices.go_on();
    update_person(slices, {.id = f.maya, .met = {.where = "Oakland", .how = "pottery"}});
    slices.commit();
    undo(db, between);
    undo(db, slices.deed());
    CHECK(how(db, f.maya) == "");
    CHECK(read(db, [&](ReadTx& tx) { return find_person(tx, f.maya)->met.where; }) == "");
  });
}

TEST_CASE("what a deed inserted is gone, and comes back when the undoing is undone") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId undone = undo(db, f.added);
    {
      ReadTx tx(db, mine);
      CHECK_FALSE(find_person(tx, f.maya));
      CHECK(card_bytes(tx, f.maya) == "");
      CHECK(find_deed(tx, f.added)->undone_by == undone);
      CHECK(find_deed(tx, undone)->undoes == f.added);
      CHECK_FALSE(last_undoable(tx));
    }
    undo(db, undone);
    {
      ReadTx tx(db, mine);
      CHECK(find_person(tx, f.maya));
      CHECK(card_bytes(tx, f.maya) == "card of Maya");
      CHECK_FALSE(find_deed(tx, f.added)->undone_by);
      CHECK(last_undoable(tx)->id == f.added);
    }
    undo(db, f.added);
    CHECK_FALSE(read(db, [&](ReadTx& tx) { return find_person(tx, f.maya); }));
  });
}

TEST_CASE("what a deed changed or took away is as it was") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    Note fact{
        .person = f.maya, .text = "has a dog", .day = day("2026-03-05"), .done = day("2026-04-05")};
    Interaction coffee{.day = day("2026-03-05"),
                       .at = noon,
                       .people = {f.maya, f.jo},
                       .note = "\"quoted\" \\ and\nlines ü"};
    deed(db, "story", [&](WriteTx& tx) {
      fact.id = insert_note(tx, fact);
      coffee.id = insert_interaction(tx, coffee);
    });
    const DeedId changed = deed(db, "changed", [&](WriteTx& tx) {
      update_person(tx, {.id = f.maya, .met = {.how = "pottery", .through = f.jo}});
      delete_note(tx, fact.id);
      delete_interaction(tx, coffee.id);
    });
    undo(db, changed);
    ReadTx tx(db, mine);
    CHECK(find_person(tx, f.maya)->met == HowMet{});
    CHECK(find_note(tx, fact.id) == fact);
    CHECK(find_interaction(tx, coffee.id) == coffee);
  });
}

TEST_CASE("a row goes back column by column: what others changed in it stays") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId first = deed(db, "how", [&](WriteTx& tx) {
      update_person(tx, {.id = f.maya, .met = {.how = "pottery"}});
    });
    deed(db, "where", [&](WriteTx& tx) {
      update_person(tx, {.id = f.maya, .met = {.where = "Oakland", .how = "pottery"}});
    });
    undo(db, first);
    const Person maya = *read(db, [&](ReadTx& tx) { return find_person(tx, f.maya); });
    CHECK(maya.met.how == "");
    CHECK(maya.met.where == "Oakland");
  });
}

TEST_CASE("undo refuses, naming the deed that changed the same value later") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId first = deed(db, "how", [&](WriteTx& tx) {
      update_person(tx, {.id = f.maya, .met = {.how = "pottery"}});
    });
    const DeedId second = deed(db, "where", [&](WriteTx& tx) {
      update_person(tx, {.id = f.maya, .met = {.where = "Oakland", .how = "pottery"}});
    });
    const DeedId third = deed(db, "corrected how", [&](WriteTx& tx) {
      update_person(tx, {.id = f.maya, .met = {.where = "Oakland", .how = "painting"}});
    });
    const std::string message = undo_refusal(db, first);
    CHECK(message.find(fmt::format("Undo change {} first", third.value)) != std::string::npos);
    CHECK(message.find("corrected how") != std::string::npos);
    CHECK(how(db, f.maya) == "painting");
    undo(db, third);
    undo(db, first);
    CHECK(how(db, f.maya) == "");
    CHECK(read(db, [&](ReadTx& tx) { return find_deed(tx, second)->undone_by; }) == DeedId{});
  });
}

TEST_CASE("undo refuses when later rows refer to what would go") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId coffee = deed(db, "logged coffee with Jo", [&](WriteTx& tx) {
      insert_interaction(tx, {.day = day("2026-03-05"), .people = {f.jo}});
    });
    const std::string message = undo_refusal(db, f.added);
    CHECK(message.find("logged coffee with Jo") != std::string::npos);
    CHECK(message.find(fmt::format("Undo change {} first", coffee.value)) != std::string::npos);
    CHECK(read(db, [&](ReadTx& tx) { return find_person(tx, f.maya); }));
    undo(db, coffee);
    undo(db, f.added);
    CHECK_FALSE(read(db, [&](ReadTx& tx) { return find_person(tx, f.maya); }));
  });
}

TEST_CASE("undo refuses when what it would bring back points to what a later deed erased") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    NoteId note;
    deed(db, "noted", [&](WriteTx& tx) { note = insert_note(tx, {.person = f.jo, .text = "x"}); });
    const DeedId forgot = deed(db, "forgot a note", [&](WriteTx& tx) { delete_note(tx, note); });
    deed(db, "emptied the trash", [&](WriteTx& tx) { erase_person(tx, f.jo); });
    CHECK(undo_refusal(db, forgot).find("emptied the trash") != std::string::npos);
  });
}

TEST_CASE("undo refuses when what it took away was entered anew") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    deed(db, "setting", [](WriteTx& tx) { put_setting(tx, "zone", "UTC"); });
    const DeedId erased = deed(db, "erased Jo", [&](WriteTx& tx) { erase_person(tx, f.jo); });
    deed(db, "brought in", [&](WriteTx& tx) { insert_person(tx, {.uid = "urn:jo"}); });
    CHECK(undo_refusal(db, erased).find("entered again") != std::string::npos);
  });
}

TEST_CASE("an interest that others use meanwhile stays, the undone person loses it") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId first = deed(db, "dogs", [&](WriteTx& tx) {
      give_interest(tx, f.maya, {.name = "dogs", .noted = day("2026-03-05")});
    });
    deed(db, "dogs too", [&](WriteTx& tx) {
      give_interest(tx, f.jo, {.name = "dogs", .noted = day("2026-03-06")});
    });
    const DeedId undone = undo(db, first);
    {
      ReadTx tx(db, mine);
      CHECK(interests_of(tx, f.maya).empty());
      CHECK(interests_of(tx, f.jo).size() == 1);
    }
    undo(db, undone);
    CHECK(read(db, [&](ReadTx& tx) { return interests_of(tx, f.maya); }).size() == 1);
  });
}

TEST_CASE("an interest that nobody uses goes with the deed that made it") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId dogs = deed(db, "dogs", [&](WriteTx& tx) {
      give_interest(tx, f.maya, {.name = "dogs", .noted = day("2026-03-05")});
    });
    undo(db, dogs);
    CHECK(read(db, [](ReadTx& tx) { return interests(tx); }).empty());
  });
}

TEST_CASE("a card that two deeds changed is mended, or the undoing is refused") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId a = deed(db, "a", [&](WriteTx& tx) { put_card(tx, f.maya, "A"); });
    deed(db, "b", [&](WriteTx& tx) { put_card(tx, f.maya, "B"); });
    CHECK(undo_refusal(db, a).find("(\"b\")") != std::string::npos);
    undo(db, a, joins);
    CHECK(read(db, [&](ReadTx& tx) { return card_bytes(tx, f.maya); }) == "card of Maya|A|B");
  });
}

TEST_CASE("a link taken away and made anew since stays as it was made") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    InterestId dogs;
    deed(db, "dogs", [&](WriteTx& tx) {
      give_interest(tx, f.maya, {.name = "dogs", .detail = "Biscuit", .noted = day("2026-03-05")});
      dogs = interests_of(tx, f.maya)[0].id;
    });
    const DeedId taken = deed(db, "no dogs", [&](WriteTx& tx) { take_interest(tx, f.maya, dogs); });
    deed(db, "dogs again", [&](WriteTx& tx) {
      give_interest(tx, f.maya, {.name = "dogs", .detail = "Rex", .noted = day("2026-04-05")});
    });
    const DeedId undone = undo(db, taken);
    CHECK(read(db, [&](ReadTx& tx) { return interests_of(tx, f.maya); })[0].detail == "Rex");
    // Nothing was left to undo; the history tells of it all the same.
    CHECK(read(db, [&](ReadTx& tx) { return find_deed(tx, taken)->undone_by; }) == undone);
    CHECK(read(db, [&](ReadTx& tx) { return find_deed(tx, undone)->undoes; }) == taken);
  });
}

TEST_CASE("a deed that changed nothing leaves no trace") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    deed(db, "the same again", [&](WriteTx& tx) {
      put_card(tx, f.maya, "card of Maya");
      update_person(tx, {.id = f.maya});
      delete_note(tx, NoteId{99});
      CHECK_FALSE(tx.changed_anything());
    });
    CHECK(read(db, [](ReadTx& tx) { return deeds(tx, 9); }).size() == 1);
  });
}

TEST_CASE("a deed that is not committed never was") {
  on_both_open([](Connection& db) {
    {
      WriteTx tx(db, mine, "half", noon);
      insert_person(tx, {.uid = "urn:maya"});
    }
    ReadTx tx(db, mine);
    CHECK(deeds(tx, 9).empty());
    CHECK_FALSE(person_with_uid(tx, "urn:maya"));
  });
}

TEST_CASE("the newest deed is not the one that asks for it") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    deed(db, "asking", [&](WriteTx& tx) { CHECK(last_undoable(tx)->id == f.added); });
  });
}

TEST_CASE("an undone deed is not undone twice") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId undone = undo(db, f.added);
    CHECK(undo_refusal(db, f.added).find(fmt::format("To redo it, undo change {}", undone.value)) !=
          std::string::npos);
  });
}

TEST_CASE("the history is newest first, with names, times and the number of rows") {
  on_both_open([](Connection& db) {
    const Friends f = friends(db);
    const DeedId second = deed(db, "second", [&](WriteTx& tx) {
      insert_note(tx, {.person = f.maya, .text = "x"});
      tx.rename("renamed");
    });
    ReadTx tx(db, mine);
    const std::vector<Deed> all = deeds(tx, 9);
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "renamed");
    CHECK(all[0].at == noon);
    CHECK(all[1].changes == 3);
    CHECK(deeds(tx, 1).size() == 1);
    CHECK(deeds(tx, 9, second)[0].id == f.added);
    CHECK_FALSE(find_deed(tx, DeedId{99}));
  });
}

TEST_CASE("an import of many rows is taken back as one, in good time") {
  on_both_open([](Connection& db) {
    constexpr int many = 2000;
    const DeedId brought = deed(db, "brought in 2000", [&](WriteTx& tx) {
      for (int i = 0; i < many; ++i) {
        const PersonId id = insert_person(tx, {.uid = fmt::format("urn:{}", i)});
        put_card(tx, id, "card");
        insert_interaction(tx, {.day = day("2026-03-05"), .people = {id}});
      }
    });
    const std::int64_t before = db.statements_run();
    undo(db, brought);
    CHECK(db.statements_run() - before < 10 * 4 * many);
    ReadTx tx(db, mine);
    CHECK(everything(tx).people.empty());
    CHECK(everything(tx).texts["interaction"].empty());
  });
}

TEST_CASE("deeds are found by what they are and where they were made, and tell what they made") {
  on_both_open([](Connection& db) {
    const auto add = [&](const char* name, int people, DeedKind kind, Origin origin) {
      WriteTx tx(db, mine, name, noon);
      tx.mark(kind, origin);
      std::vector<PersonId> made;
      for (int i = 0; i < people; ++i)
        made.push_back(insert_person(tx, {.uid = std::string(name) + std::to_string(i)}));
      tx.commit();
      return std::pair(tx.deed(), made);
    };
    const auto [first, first_people] =
        add("imported 3 people from LinkedIn", 3, DeedKind::import, Origin::terminal);
    add("added Maya Chen", 1, DeedKind::add, Origin::web);
    const auto [second, second_people] =
        add("updated 1 from a sheet", 1, DeedKind::import, Origin::web);
    ReadTx tx(db, mine);
    const auto found = deeds(tx, 10, {}, {.kind = DeedKind::import});
    REQUIRE(found.size() == 2);
    CHECK(found[0].id == second);
    CHECK(found[0].origin == Origin::web);
    CHECK(found[1].id == first);
    CHECK(deeds(tx, 1, {}, {.kind = DeedKind::import}).size() == 1);
    CHECK(deeds(tx, 10, {}, {.kind = DeedKind::import, .origin = Origin::web}).size() == 1);
    CHECK(deeds(tx, 10, second, {.kind = DeedKind::import}).size() == 1);
    CHECK(deeds(tx, 10, {}, {.kind = DeedKind::unknown}).empty());
    CHECK(last_undoable(tx, Origin::terminal)->id == first);
    CHECK(last_undoable(tx, Origin::web)->id == second);
    CHECK_FALSE(last_undoable(tx, Origin::automatic));
    CHECK(count_made(tx, first, "people") == 3);
    CHECK(count_made(tx, first, "interactions") == 0);
    CHECK(people_made(tx, first, 10) == first_people);
    CHECK(people_made(tx, first, 2).size() == 2);
  });
}

}  // namespace
}  // namespace wellmet::store
