// An action says which change it made, for a front that offers to undo it.
#include <doctest/doctest.h>

#include "actions/access/settings.h"
#include "actions/history/undo.h"
#include "actions/people/edit_person.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/log.h"
#include "actions/story/notes.h"
#include "actions/today/follow_ups.h"
#include "store/history/deeds.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

std::string name_of(House& house, DeedId change) {
  store::ReadTx tx(*house.db, house.app.account);
  const auto deed = store::find_deed(tx, change);
  return deed ? deed->name : "";
}

TEST_CASE("each action says which change it made") {
  House house;
  const AddedPerson added = add_person_met(house.app, {.name = "Maya Chen"});
  const Did<Note> note =
      add_note(house.app, {.person = added.id, .text = "Biscuit is ten this spring"});
  CHECK(name_of(house, note.change) == "noted on Maya Chen: Biscuit is ten this spring");
  const Did<FollowUp> plan = add_follow_up(
      house.app, {.person = added.id, .kind = FollowUpKind::thank, .due = house.app.today()});
  CHECK(name_of(house, plan.change) == "planned: thank Maya Chen");
  CHECK(name_of(house, remove_person(house.app, added.id).change) == "removed Maya Chen");
  const Undone undone = undo(house.app, plan.change);
  CHECK(name_of(house, undone.change) == undone.name);
}

TEST_CASE("lines saved together say the one change that they share") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const LineToLog line{.text = "coffee with @maya", .day = house.app.today(), .settled = {maya}};
  const auto logged = save_logs(house.app, {line, line}, Keeping::for_good);
  REQUIRE(logged.size() == 2);
  CHECK(name_of(house, logged[0].change) == "logged 2 lines");
  CHECK(logged[0].change == logged[1].change);
  CHECK(save_logs(house.app, {line}, Keeping::not_yet)[0].change == DeedId{});
}

TEST_CASE("where all was so already no change is told") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  CHECK(name_of(house, change_settings(house.app, {{"theme", "dark"}})) == "changed the settings");
  CHECK(change_settings(house.app, {{"theme", "dark"}}) == DeedId{});
  CHECK(edit_person(house.app, maya, {.name = "Maya Chen"}).change == DeedId{});
}

}  // namespace
}  // namespace wellmet::actions
