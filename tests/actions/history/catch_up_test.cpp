#include "actions/history/catch_up.h"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "actions/people/people.h"
#include "actions/story/log.h"
#include "store/people/derived.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

TEST_CASE("a damaged row holds up nobody whose rhythm a migration left to be derived") {
  House house;
  const PersonId lost = add_person(house.app, {.name = "Rose Lind"});
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  save_log(house.app, {"coffee with Maya yesterday", house.app.today()});
  house.db->script(
      fmt::format("pragma foreign_keys = off; "
                  "update person_index set person_id = 4711, died = '?' where person_id = {}; "
                  "update rhythms set recent_gaps = null; pragma foreign_keys = on",
                  lost.value));
  for (const char* once_more : {"at the first opening", "at the next one"}) {
    CAPTURE(once_more);
    catch_up(house.app);
    store::ReadTx tx(*house.db, house.app.account);
    CHECK(store::rhythms_to_derive(tx, {}, 9).empty());
    CHECK(store::find_rhythm(tx, maya)->contact_days == 1);
  }
}

}  // namespace
}  // namespace wellmet::actions
