#include "actions/people/who.h"

#include "actions/people/people.h"
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

TEST_CASE("who is called exactly so is meant, though others have the words and more") {
  House house;
  const PersonId chen = add_person(house.app, {.name = "Maya Chen"});
  const PersonId longer = add_person(house.app, {.name = "Maya Chenoweth"});
  add_person(house.app, {.name = "Maya Lin", .nicknames = {"Chen"}});
  {
    store::ReadTx tx(*house.db, house.app.account);
    CHECK(person_called(tx, "maya chen", house.app.today()) == chen);
    CHECK(person_called(tx, "maya cheno", house.app.today()) == longer);
  }
  SUBCASE("unless the same words in another order are a name too") {
    add_person(house.app, {.name = "Chen Maya"});
  }
  SUBCASE("unless the words written together are") { add_person(house.app, {.name = "Mayachen"}); }
  store::ReadTx tx(*house.db, house.app.account);
  const language::Who who =
      who_is(tx, language::mention_of("Maya Chen"), {.today = house.app.today()});
  REQUIRE(std::holds_alternative<language::SeveralPeople>(who));
  CHECK(std::get<language::SeveralPeople>(who).ids.size() == 2);
}

}  // namespace
}  // namespace wellmet::actions
