#include "actions/people/many.h"

#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interests.h"
#include "base/error.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

TEST_CASE("an interest of many is named as one of a single person is") {
  House house;
  const PersonId ann = add_person(house.app, {.name = "Ann Whitlock"});
  const PersonId ben = add_person(house.app, {.name = "Ben Ito"});
  const auto named = [&](PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    std::string names;
    for (const Interest& interest : store::interests_of(tx, id)) names += interest.name + ";";
    return names;
  };
  edit_people(house.app, {ann}, {.add_interests = {"#trail-running"}});
  add_interests(house.app, ben, {.names = {"#open_water-swimming"}});
  CHECK(named(ann) == "trail running;");
  CHECK(named(ben) == "open water swimming;");
  const std::vector<Edited> again =
      edit_people(house.app, {ann, ben}, {.add_interests = {"Trail Running"}});
  CHECK(again[0].changes.empty());
  CHECK(again[1].changes == std::vector<std::string>{"interests"});
  CHECK_THROWS_AS(edit_people(house.app, {ann, ben}, {.add_interests = {"#"}}), Error);
}

TEST_CASE("of several to be removed all go, or none when one can't") {
  House house;
  const PersonId ann = add_person(house.app, {.name = "Ann Whitlock"});
  const PersonId ben = add_person(house.app, {.name = "Ben Ito"});
  const PersonId cy = add_person(house.app, {.name = "Cy Moreau"});
  const auto in_trash = [&](PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return store::find_person(tx, id)->removed_at.has_value();
  };
  remove_person(house.app, cy);
  CHECK_THROWS_AS(remove_people(house.app, {ann, cy}), Error);
  CHECK_THROWS_AS(remove_people(house.app, {ann, PersonId{999}}), Error);
  CHECK_FALSE(in_trash(ann));
  CHECK(remove_people(house.app, {ann, ben}) ==
        std::vector<std::string>{"Ann Whitlock", "Ben Ito"});
  CHECK(in_trash(ann));
  CHECK(in_trash(ben));
}

}  // namespace
}  // namespace wellmet::actions
