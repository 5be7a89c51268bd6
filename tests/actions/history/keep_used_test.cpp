// Undoing what later changes built on, but for that.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "actions/history/undo.h"
#include "actions/people/edit_person.h"
#include "actions/people/people.h"
#include "actions/story/log.h"
#include "actions/transfer/import.h"
#include "base/next.h"
#include "importers/importer.h"
#include "store/history/deeds.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "tests/actions/house.h"

using namespace wellmet;
using namespace wellmet::actions;
using actions::testing::House;
using actions::testing::OnPostgres;
using actions::testing::OnSqlite;

namespace {

const std::string four_people =
    "Name,Email,City,Interests\n"
    "Quinn Abel,quinn@example.com,Bern,maps\n"
    "Rhea Bell,rhea@example.com,Oslo,bees\n"
    "Saul Cole,saul@example.com,Lisbon,maps\n"
    "Tess Dorn,tess@example.com,Rome,chess\n";

DeedId import_them(const House& house) {
  const Imported imported = importer_named("tracker")->read(
      {.name = "people.csv", .bytes = four_people, .today = house.app.today()});
  return *import_people(house.app, imported, {}).deed;
}

std::vector<std::string> names(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  std::vector<std::string> found;
  for (const store::PersonLine& line : store::people(tx, {})) found.push_back(line.name);
  return found;
}

PersonId named(House& house, const std::string& folded) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::people_named(tx, folded).front();
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE_TEMPLATE("an import that was built on is undone but for whom was used since", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const DeedId import = import_them(house);
  save_log(house.app, {.text = "coffee with Rhea Bell yesterday", .day = house.app.today()});
  edit_person(house.app, named(house, "saul cole"), {.city = "Porto"});
  const Logged call =
      save_log(house.app, {.text = "call with Tess Dorn", .day = house.app.today()});
  undo(house.app, {});  // the call: nothing of Tess is used any more

  SUBCASE("refused as it is, with the way out") {
    try {
      undo(house.app, import);
      FAIL("it was undone");
    } catch (const ErrorWithNext& error) {
      CHECK(error.next().act == Next::Act::undo_keeping_used);
      CHECK(error.next().id == import.value);
    }
    CHECK(names(house).size() == 4);
  }
  SUBCASE("kept whole: the card, the city, the interest and what happened") {
    const Undone undone = undo(house.app, import, store::IfUsed::keep);
    CHECK(undone.people_kept == 2);
    CHECK(names(house) == Names{"Rhea Bell", "Saul Cole"});
    store::ReadTx tx(*house.db, house.app.account);
    const PersonId rhea = store::people_named(tx, "rhea bell").front();
    CHECK(store::card_bytes(tx, rhea).find("rhea@example.com") != std::string::npos);
    CHECK(store::interactions_of(tx, rhea, 10).size() == 1);
    const PersonId saul = store::people_named(tx, "saul cole").front();
    CHECK(store::card_bytes(tx, saul).find("Porto") != std::string::npos);
  }
  SUBCASE("and brought back by undoing that") {
    undo(house.app, import, store::IfUsed::keep);
    std::optional<DeedId> undoing;
    {
      store::ReadTx tx(*house.db, house.app.account);
      undoing = store::deeds(tx, 1).front().id;
    }
    undo(house.app, undoing);
    CHECK(names(house) == Names{"Quinn Abel", "Rhea Bell", "Saul Cole", "Tess Dorn"});
  }
  CHECK(call.interaction);
}

TEST_CASE("what was undone and redone is used") {
  House house;
  const DeedId import = import_them(house);
  save_log(house.app, {.text = "coffee with Rhea Bell yesterday", .day = house.app.today()});
  undo(house.app, {});
  std::optional<DeedId> undoing;
  {
    store::ReadTx tx(*house.db, house.app.account);
    undoing = store::deeds(tx, 1).front().id;
  }
  undo(house.app, undoing);
  CHECK(undo(house.app, import, store::IfUsed::keep).people_kept == 1);
  CHECK(names(house) == Names{"Rhea Bell"});
}

TEST_CASE("of a change that was changed again nothing goes back, and nothing is refused") {
  House house;
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  edit_person(house.app, jo, {.organisation = "Globex", .city = "Oslo"});
  std::optional<DeedId> first;
  {
    store::ReadTx tx(*house.db, house.app.account);
    first = store::last_undoable(tx)->id;
  }
  edit_person(house.app, jo, {.organisation = "Initech"});
  undo(house.app, first, store::IfUsed::keep);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::card_bytes(tx, jo).find("Initech") != std::string::npos);
}
