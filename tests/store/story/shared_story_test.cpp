#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

PersonId add(WriteTx& tx, const std::string& name, const std::string& organisation, int listed) {
  const PersonId id = insert_person(tx, {.uid = "urn:" + name});
  put_person_index(tx, {.person = id, .listed = listed, .name = name});
  insert_position(tx, {.person = id, .organisation = organisation, .started = {.year = 2019}});
  insert_position(tx, {.person = id, .organisation = organisation, .current = false});
  return id;
}

TEST_CASE("how many are or were at a house is counted without case, without you and the trash") {
  on_both_open([](Connection& db) {
    deed(db, "added", [](WriteTx& tx) {
      add(tx, "Maya", "Figma", 1);
      add(tx, "Jo", "FIGMA", 1);
      add(tx, "Ann", "Adobe", 1);
      add(tx, "Rosa", "Figma", 0);
      add(tx, "Carl", "Figma", 3);
    });
    deed(db, "added", [](WriteTx& tx) { add(tx, "Zoe", "Figma", 1); }, theirs);
    {
      ReadTx other(db, theirs);
      CHECK(people_at(other, {"Figma", "Adobe"}).size() == 1);
    }
    ReadTx tx(db, mine);
    const auto counts = people_at(tx, {"figma", "O'Reilly; drop table people"});
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].second == 2);
    CHECK(people_at(tx, {}).empty());
  });
}

TEST_CASE("the kind of an interest can be changed, and no other account's changes with it") {
  on_both_open([](Connection& db) {
    const auto give = [](WriteTx& tx) {
      const PersonId id = insert_person(tx, {.uid = "urn:maya"});
      give_interest(tx, id, {.name = "dogs"});
    };
    deed(db, "gave", give);
    deed(db, "gave", give, theirs);
    deed(db, "changed",
         [](WriteTx& tx) { set_interest_kind(tx, InterestId{1}, InterestKind::pet); });
    {
      ReadTx tx(db, mine);
      CHECK(interests_of(tx, PersonId{1})[0].kind == InterestKind::pet);
    }
    ReadTx other(db, theirs);
    CHECK(interests_of(other, PersonId{1})[0].kind == InterestKind::thing);
  });
}

TEST_CASE("a date is found by its number in its own account alone") {
  on_both_open([](Connection& db) {
    deed(db, "added", [](WriteTx& tx) {
      const PersonId id = insert_person(tx, {.uid = "urn:maya"});
      insert_date(tx, {.person = id, .label = "anniversary", .date = {.month = 6, .day = 4}});
    });
    {
      ReadTx other(db, theirs);
      CHECK(!find_date(other, DateId{1}));
    }
    ReadTx tx(db, mine);
    const std::optional<ImportantDate> date = find_date(tx, DateId{1});
    REQUIRE(date);
    CHECK(date->label == "anniversary");
    CHECK(date->date == PartialDate{.month = 6, .day = 4});
    CHECK(!find_date(tx, DateId{2}));
  });
}

}  // namespace
}  // namespace wellmet::store
