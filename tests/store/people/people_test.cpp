#include "store/people/people.h"

#include <algorithm>

#include "base/text.h"
#include "store/people/derived.h"
#include "store/story/interactions.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

PersonId add(WriteTx& tx, const std::string& name, const std::string& city = "", int listed = 1) {
  const PersonId id = insert_person(tx, {.uid = "urn:" + name});
  put_person_index(tx, {.person = id,
                        .listed = listed,
                        .name = name,
                        .folded = name,
                        .sort_key = name,
                        .city = city});
  if (!city.empty()) put_card_values(tx, id, {{"city", city, "", fold(city)}});
  return id;
}

std::vector<std::string> names(const std::vector<PersonLine>& lines) {
  std::vector<std::string> list;
  for (const PersonLine& line : lines) list.push_back(line.name);
  return list;
}

TEST_CASE("a person comes back as they were written") {
  on_both_open([](Connection& db) {
    Person maya{.uid = "urn:maya",
                .met = {.on = parse_partial_date("2024-03"), .where = "Oakland", .how = "pottery"},
                .words = {RelationshipWord::mentor, RelationshipWord::friend_},
                .archived = true,
                .never_suggest = true,
                .wished_cadence_days = 30,
                .quiet_until = day("2026-12-01")};
    deed(db, "added Maya", [&](WriteTx& tx) {
      const PersonId jo = insert_person(tx, {.uid = "urn:jo"});
      maya.met.through = jo;
      maya.id = insert_person(tx, maya);
    });
    ReadTx tx(db, mine);
    CHECK(find_person(tx, maya.id) == maya);
    CHECK(person_with_uid(tx, "urn:maya") == maya.id);
    CHECK_FALSE(person_with_uid(tx, "urn:nobody"));
    CHECK_FALSE(find_person(tx, PersonId{99}));
  });
}

TEST_CASE("many people are read at once as they are one by one") {
  on_both_open([](Connection& db) {
    std::vector<PersonId> ids;
    deed(db, "added", [&](WriteTx& tx) {
      for (const char* name : {"Maya", "Jo", "郭伟"}) ids.push_back(add(tx, name, "Oakland"));
    });
    deed(db, "theirs", [&](WriteTx& tx) { insert_person(tx, {.uid = "urn:Jo"}); }, theirs);
    ReadTx tx(db, mine);
    const std::vector<Person> found = find_people(tx, {ids[2], ids[0], PersonId{99}});
    REQUIRE(found.size() == 2);
    CHECK(found[0] == find_person(tx, ids[0]));
    CHECK(found[1] == find_person(tx, ids[2]));
    const auto who = who_has_uids(tx, {"urn:Jo", "urn:nobody"});
    CHECK(who == std::vector<std::pair<std::string, PersonId>>{{"urn:Jo", ids[1]}});
  });
}

TEST_CASE("a person is changed in all but the uid") {
  on_both_open([](Connection& db) {
    Person maya{.uid = "urn:maya"};
    deed(db, "added", [&](WriteTx& tx) { maya.id = insert_person(tx, maya); });
    maya.met.how = "on a train";
    maya.words = {RelationshipWord::peer};
    maya.wished_cadence_days = 14;
    deed(db, "changed", [&](WriteTx& tx) { update_person(tx, maya); });
    ReadTx tx(db, mine);
    CHECK(find_person(tx, maya.id) == maya);
  });
}

TEST_CASE("a listing shows current, archived or removed people in the order of names") {
  on_both_open([](Connection& db) {
    deed(db, "added", [&](WriteTx& tx) {
      add(tx, "zoe", "Lyon");
      add(tx, "Ann", "lyon");
      add(tx, "ben", "", 2);
      add(tx, "carl", "", 3);
      add(tx, "me", "", 0);
    });
    ReadTx tx(db, mine);
    CHECK(names(people(tx, {})) == std::vector<std::string>{"Ann", "zoe"});
    CHECK(names(people(tx, {.shown = Shown::archived})) == std::vector<std::string>{"ben"});
    CHECK(names(people(tx, {.shown = Shown::removed})) == std::vector<std::string>{"carl"});
    CHECK(names(people(tx, {.shown = Shown::all})) ==
          std::vector<std::string>{"Ann", "zoe", "ben"});
    CHECK(names(people(tx, {.city_folded = "lyon"})) == std::vector<std::string>{"Ann", "zoe"});
    CHECK(names(people(tx, {.limit = 1, .offset = 1})) == std::vector<std::string>{"zoe"});
    CHECK(count_people(tx, Shown::current) == 2);
    CHECK(count_people(tx, Shown::all) == 3);
    CHECK(owner(tx).has_value());
  });
}

TEST_CASE("a listing can ask for a word of the relationship") {
  on_both_open([](Connection& db) {
    deed(db, "added", [&](WriteTx& tx) {
      const PersonId zoe = add(tx, "zoe");
      update_person(tx, {.id = zoe, .words = {RelationshipWord::mentor, RelationshipWord::peer}});
      add(tx, "ann");
    });
    ReadTx tx(db, mine);
    CHECK(names(people(tx, {.word = "peer"})) == std::vector<std::string>{"zoe"});
    CHECK(people(tx, {.word = "family"}).empty());
  });
}

TEST_CASE("names and lines come for the ids that exist, in the order asked for") {
  on_both_open([](Connection& db) {
    PersonId ann, zoe;
    deed(db, "added", [&](WriteTx& tx) {
      ann = add(tx, "Ann");
      zoe = add(tx, "Zoe");
    });
    ReadTx tx(db, mine);
    CHECK(names(people_lines(tx, {zoe, PersonId{77}, ann})) ==
          std::vector<std::string>{"Zoe", "Ann"});
    CHECK(names_of(tx, {zoe, PersonId{77}}) ==
          std::vector<std::pair<PersonId, std::string>>{{zoe, "Zoe"}});
    CHECK(people_lines(tx, {}).empty());
    CHECK(names_of(tx, {}).empty());
  });
}

TEST_CASE("a card is kept byte for byte") {
  on_both_open([](Connection& db) {
    const std::string bytes =
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Łukasz \"Luk\" O'Neil\r\nX-ODD:\\,\\;?1 $1 %s\r\n"
        "NOTE:李小龍\r\nEND:VCARD\r\n";
    PersonId id;
    deed(db, "added", [&](WriteTx& tx) {
      id = insert_person(tx, {.uid = "urn:l"});
      put_card(tx, id, "old");
      put_card(tx, id, bytes);
    });
    ReadTx tx(db, mine);
    CHECK(card_bytes(tx, id) == bytes);
    CHECK(card_bytes(tx, PersonId{55}) == "");
    int seen = 0;
    for_each_card(tx, [&](PersonId person, std::string_view card) {
      CHECK(person == id);
      CHECK(card == bytes);
      ++seen;
    });
    CHECK(seen == 1);
  });
}

TEST_CASE("the trash holds people until they are erased, their meetings with others stay") {
  on_both_open([](Connection& db) {
    PersonId ann, zoe;
    InteractionId alone, together;
    deed(db, "added", [&](WriteTx& tx) {
      ann = add(tx, "Ann");
      zoe = add(tx, "Zoe");
      alone = insert_interaction(tx, {.day = day("2026-01-01"), .people = {ann}});
      together = insert_interaction(tx, {.day = day("2026-01-02"), .people = {ann, zoe}});
      put_card(tx, ann, "card");
      update_person(tx, {.id = zoe, .met = {.through = ann}});
    });
    deed(db, "removed", [&](WriteTx& tx) { set_removed(tx, ann, noon); });
    {
      ReadTx tx(db, mine);
      CHECK(find_person(tx, ann)->removed_at == noon);
      CHECK(removed_before(tx, noon).empty());
      CHECK(removed_before(tx, {noon.milliseconds + 1}) == std::vector<PersonId>{ann});
    }
    deed(db, "emptied the trash", [&](WriteTx& tx) { erase_person(tx, ann); });
    ReadTx tx(db, mine);
    CHECK_FALSE(find_person(tx, ann));
    CHECK(card_bytes(tx, ann) == "");
    CHECK_FALSE(find_interaction(tx, alone));
    CHECK(find_interaction(tx, together)->people == std::vector<PersonId>{zoe});
    CHECK_FALSE(find_person(tx, zoe)->met.through);
  });
}

TEST_CASE("someone merged away is found from and is erased with the other") {
  on_both_open([](Connection& db) {
    PersonId ann, other;
    deed(db, "merged", [&](WriteTx& tx) {
      ann = add(tx, "Ann");
      other = add(tx, "Anne");
      set_merged_into(tx, other, ann);
      set_removed(tx, other, noon);
    });
    {
      ReadTx tx(db, mine);
      CHECK(merged_into(tx, other) == ann);
      CHECK_FALSE(merged_into(tx, ann));
      CHECK(removed_before(tx, {noon.milliseconds + 1}).empty());
    }
    deed(db, "erased", [&](WriteTx& tx) { erase_person(tx, ann); });
    ReadTx tx(db, mine);
    CHECK_FALSE(find_person(tx, other));
  });
}

}  // namespace
}  // namespace wellmet::store
