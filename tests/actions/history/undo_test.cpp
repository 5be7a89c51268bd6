// Undo takes the newest change of the front that asks, and says what it did; history can be
// narrowed to a front and to a kind.
#include "actions/history/undo.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/duplicates.h"
#include "actions/people/forget.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/log.h"
#include "actions/transfer/export.h"
#include "model/change.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

// One notebook, asked from the command line and from a browser.
struct TwoFronts {
  House house;
  App terminal = at(Origin::terminal);
  App web = at(Origin::web);

  App at(Origin origin) {
    App app = house.app;
    app.origin = origin;
    return app;
  }
  bool knows(const std::string& name) {
    store::ReadTx tx(*house.db, house.app.account);
    return !store::people(tx, {}).empty() &&
           std::ranges::any_of(store::people(tx, {}),
                               [&](const store::PersonLine& line) { return line.name == name; });
  }
  std::vector<std::string> names(const store::DeedFilter& filter) {
    store::ReadTx tx(*house.db, house.app.account);
    std::vector<std::string> list;
    for (const store::Deed& deed : store::deeds(tx, 50, {}, filter)) list.push_back(deed.name);
    return list;
  }
};

TEST_CASE("undo takes back the newest change of its own front, and says that another is newer") {
  TwoFronts fronts;
  add_person(fronts.terminal, {.name = "Maya Chen"});
  add_person(fronts.web, {.name = "Jo Park"});
  const Undone undone = undo(fronts.terminal, std::nullopt);
  CHECK(undone.target.name == "added Maya Chen");
  CHECK(undone.name == "undone: added Maya Chen");
  REQUIRE(undone.newer_elsewhere);
  CHECK(undone.newer_elsewhere->name == "added Jo Park");
  CHECK_FALSE(fronts.knows("Maya Chen"));
  CHECK(fronts.knows("Jo Park"));
}

TEST_CASE("a front with nothing of its own to undo names the newest change instead of undoing it") {
  TwoFronts fronts;
  add_person(fronts.web, {.name = "Jo Park"});
  CHECK(store::testing::refusal([&] { undo(fronts.terminal, std::nullopt); }) ==
        "Nothing that you changed on the command line is left to undo. The newest change is 1 "
        "(\"added Jo Park\"), made in the browser. To undo that one, give its number.");
  CHECK(fronts.knows("Jo Park"));
  CHECK_FALSE(undo(fronts.terminal, DeedId{1}).newer_elsewhere);
  CHECK_FALSE(fronts.knows("Jo Park"));
}

TEST_CASE("a change of before fronts were written down is undone from any") {
  TwoFronts fronts;
  add_person(fronts.house.app, {.name = "Maya Chen"});
  CHECK(undo(fronts.web, std::nullopt).target.name == "added Maya Chen");
}

TEST_CASE("an undo says that it passed over a forgetting, however much was done elsewhere since") {
  TwoFronts fronts;
  add_person(fronts.terminal, {.name = "Maya Chen"});
  forget_person(fronts.terminal, add_person(fronts.terminal, {.name = "Jo Park"}));
  for (int i = 0; i < 120; ++i) add_person(fronts.web, {.name = fmt::format("Guest {}", i)});
  const Undone undone = undo(fronts.terminal, std::nullopt);
  CHECK(undone.target.name == "added Maya Chen");
  REQUIRE(undone.passed_over);
  CHECK(undone.passed_over->kind == DeedKind::forget);
  add_person(fronts.web, {.name = "Bo Li"});
  CHECK_FALSE(undo(fronts.web, std::nullopt).passed_over);
}

TEST_CASE("undone, redone, undone and redone, each is named after what was done first") {
  TwoFronts fronts;
  add_person(fronts.terminal, {.name = "Maya Chen"});
  CHECK(undo(fronts.terminal, DeedId{1}).name == "undone: added Maya Chen");
  CHECK(undo(fronts.terminal, DeedId{2}).name == "redone: added Maya Chen");
  CHECK(fronts.knows("Maya Chen"));
  CHECK(undo(fronts.terminal, DeedId{3}).name == "undone: added Maya Chen");
  CHECK_FALSE(fronts.knows("Maya Chen"));
  CHECK(undo(fronts.terminal, DeedId{4}).name == "redone: added Maya Chen");
  CHECK(fronts.knows("Maya Chen"));
  CHECK(fronts.names({.kind = DeedKind::undo}).size() == 2);
  CHECK(fronts.names({.kind = DeedKind::redo}).size() == 2);
}

TEST_CASE("history is narrowed to a kind, to a front, and to both") {
  TwoFronts fronts;
  const PersonId maya = add_person(fronts.terminal, {.name = "Maya Chen"});
  const PersonId twin = add_person(fronts.web, {.name = "Maya Chen"});
  remove_person(fronts.web, add_person(fronts.web, {.name = "Jo Park"}));
  merge_people(fronts.terminal, {.keep = maya, .join = twin});
  CHECK(fronts.names({.kind = DeedKind::merge}) ==
        std::vector<std::string>{"merged Maya Chen into Maya Chen"});
  CHECK(fronts.names({.kind = DeedKind::remove}) == std::vector<std::string>{"removed Jo Park"});
  CHECK(fronts.names({.kind = DeedKind::add}).size() == 3);
  CHECK(fronts.names({.kind = DeedKind::add, .origin = Origin::web}) ==
        std::vector<std::string>{"added Jo Park", "added Maya Chen"});
  CHECK(fronts.names({.origin = Origin::terminal}).size() == 2);
  CHECK(fronts.names({}).size() == 5);
}

TEST_CASE("someone new and the line about them are one change") {
  TwoFronts fronts;
  save_log(fronts.web, {.text = "coffee with @Wren Castellanos today #bees",
                        .day = fronts.house.app.today(),
                        .settled = {PersonId{}},
                        .new_people = {{0, "Wren Castellanos"}}});
  CHECK(fronts.names({}) == std::vector<std::string>{"logged coffee with Wren Castellanos"});
  CHECK(fronts.knows("Wren Castellanos"));
  undo(fronts.web, std::nullopt);
  CHECK_FALSE(fronts.knows("Wren Castellanos"));
  undo(fronts.web, DeedId{2});
  CHECK(fronts.knows("Wren Castellanos"));
}

TEST_CASE("an archive without kinds gets them from the names of its changes") {
  TwoFronts fronts;
  const std::string archive =
      "{\"wellmet\":2,\"store\":17}\n"
      "{\"in\":\"counters\",\"name\":\"deeds\",\"last\":2}\n"
      "{\"in\":\"deeds\",\"id\":1,\"name\":\"brought in 3 people from vCard (a.vcf)\",\"at\":"
      "1790000000000,\"no_undo\":\"pruned\",\"unfinished\":0}\n"
      "{\"in\":\"deeds\",\"id\":2,\"name\":\"done: thank Bo Li\",\"at\":1790000000001,\"no_undo\":"
      "\"pruned\",\"unfinished\":0}\n"
      "{\"in\":\"end\",\"rows\":3}\n";
  import_everything(fronts.terminal, archive, [](std::int64_t, std::int64_t) {});
  CHECK(fronts.names({.kind = DeedKind::import}) ==
        std::vector<std::string>{"brought in 3 people from vCard (a.vcf)"});
  CHECK(fronts.names({.kind = DeedKind::unknown}) == std::vector<std::string>{"done: thank Bo Li"});
  CHECK(fronts.names({.origin = Origin::unknown}).size() == 2);
}

}  // namespace
}  // namespace wellmet::actions
