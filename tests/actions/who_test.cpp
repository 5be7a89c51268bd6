#include "actions/who.h"

#include "actions/people.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

TEST_CASE("a whole name finds its person among more namesakes than are looked through") {
  House house;
  for (int i = 0; i < 70; ++i) {
    const std::string family = "Al" + std::string(1, static_cast<char>('a' + i % 26)) +
                               std::string(1, static_cast<char>('a' + i / 26));
    add_person(house.app, {.name = "Aisha " + family});
  }
  const PersonId last = add_person(house.app, {.name = "Aisha Zanwood"});
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(person_called(tx, "Aisha Zanwood", house.app.today()) == last);
  CHECK(person_called(tx, "aisha zanw", house.app.today()) == last);
}

}  // namespace
}  // namespace wellmet::actions
