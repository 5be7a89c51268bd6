// The user's own words stay, whatever a file says; and nobody who was put away is brought up by
// one.
#include <doctest/doctest.h>

#include <functional>

#include "actions/deed.h"
#include "actions/people/people.h"
#include "actions/transfer/import.h"
#include "formats/vcard/value.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

Imported file(const std::string& kind, const std::function<void(ImportedPerson&)>& say) {
  Imported imported;
  imported.kind = kind;
  ImportedPerson person;
  person.line = 2;
  person.card = card_for({.name = "Ada Okafor", .emails = {"ada@example.org"}}, "");
  std::erase_if(person.card.properties, [](const auto& p) { return vcard::is(p, "UID"); });
  person.source_key = "ada";
  say(person);
  imported.people.push_back(std::move(person));
  return imported;
}

Person only_person(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  const auto ids = store::people_named(tx, "ada okafor");
  REQUIRE(ids.size() == 1);
  return store::find_person(tx, ids[0]).value();
}

void change(House& house, PersonId id, const std::function<void(Person&)>& how) {
  Deed deed(house.app, DeedKind::edit, "said");
  Person person = store::find_person(deed.tx, id).value();
  how(person);
  store::update_person(deed.tx, person);
  deed.commit();
}

TEST_CASE("how you met is filled in by a file where it is not known, and stays where it is") {
  House house;
  import_people(house.app, file("tracker", [](ImportedPerson& p) { p.met.where = "Oslo"; }), {});
  CHECK(only_person(house).met.where == "Oslo");
  change(house, only_person(house).id, [](Person& p) {
    p.met = {.on = parse_partial_date("2024-03"), .where = "Lisbon", .how = "pottery class"};
    p.wished_cadence_days = 42;
  });
  const auto told = [](const char* on, const char* where, const char* how, int days) {
    return file("tracker", [=](ImportedPerson& p) {
      p.met = {.on = parse_partial_date(on), .where = where, .how = how};
      p.wished_cadence_days = days;
    });
  };
  import_people(house.app, told("2019", "Bergen", "by letter", 7), {});
  const Person after = only_person(house);
  CHECK(to_text(after.met.on) == "2024-03");
  CHECK(after.met.where == "Lisbon");
  CHECK(after.met.how == "pottery class");
  CHECK(after.wished_cadence_days == 42);
}

// What is to be congratulated on after LinkedIn told of one job, and then of another.
std::size_t congratulations(const std::function<void(Person&)>& between) {
  House house;
  const auto at = [](const char* house_of) {
    return file("linkedin", [=](ImportedPerson& p) {
      p.positions.push_back({.title = "Designer", .organisation = house_of});
    });
  };
  import_people(house.app, at("Figma"), {});
  change(house, only_person(house).id, between);
  import_people(house.app, at("Kiln Works"), {});
  const PersonId ada = only_person(house).id;
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::positions_of(tx, ada).size() == 2);
  return store::open_follow_ups_of(tx, ada, 9).size();
}

TEST_CASE(
    "a new job that a file tells of is to be congratulated on, but not of somebody archived") {
  CHECK(congratulations([](Person& p) { p.archived = false; }) == 1);
  CHECK(congratulations([](Person& p) { p.archived = true; }) == 0);
}

}  // namespace
}  // namespace wellmet::actions
