#include "judgement/common_ground.h"

#include <doctest/doctest.h>

using namespace wellmet;

namespace {

Ground pet(const char* name, int people, const char* detail = "") {
  return ground_of(Interest{.name = name, .kind = InterestKind::pet, .detail = detail}, people);
}
Ground interest(InterestKind kind, const char* name, int people = 5) {
  return ground_of(Interest{.name = name, .kind = kind}, people);
}
Ground worked(const char* organisation, bool current, int people = 4) {
  return ground_of(Position{.organisation = organisation, .current = current}, people);
}
std::string sentence(const Ground& mine, const Ground& theirs) {
  const auto shared = common_ground({mine}, {theirs});
  return shared.empty() ? "nothing" : shared[0].sentence;
}

}  // namespace

TEST_CASE("the rarest thing comes first, what was not counted last, each once") {
  const std::vector<Ground> mine = {pet("dogs", 0), interest(InterestKind::thing, "music"),
                                    interest(InterestKind::thing, "bees"),
                                    interest(InterestKind::place, "Lisbon")};
  const auto shared = common_ground(
      mine, {interest(InterestKind::place, "Lisbon", 0), interest(InterestKind::thing, "music", 40),
             interest(InterestKind::thing, "#Bee", 2), pet("dog", 3, "Biscuit"), pet("dogs", 3),
             interest(InterestKind::thing, "chess", 1)});
  REQUIRE(shared.size() == 4);
  CHECK(shared[0].what == "#Bee");
  CHECK(shared[1].what == "dog (Biscuit)");
  CHECK(shared[2].what == "music");
  CHECK(shared[3].what == "Lisbon");
}

TEST_CASE("what is shared says which of their interests it is") {
  Ground shows = pet("dog shows", 3);
  shows.interest = InterestId{7};
  const auto shared = common_ground({pet("dog shows", 0), ground_of_place("Lisbon", 0)},
                                    {pet("dog", 9), shows, ground_of_place("Lisbon", 20)});
  REQUIRE(shared.size() == 2);
  CHECK(shared[0].interest == InterestId{7});
  CHECK(shared[1].interest == InterestId{});
}

TEST_CASE("dogs count more than jobs: at the same rarity interests come first") {
  const auto shared = common_ground({worked("Aardvark Inc", true), pet("dogs", 3)},
                                    {worked("Aardvark Inc", true, 3), pet("dogs", 3)});
  REQUIRE(shared.size() == 2);
  CHECK(shared[0].what == "dogs");
  CHECK(shared[1].kind == GroundKind::organisation);
}

TEST_CASE("what you share is told in a sentence of its kind") {
  using K = InterestKind;
  CHECK(sentence(pet("dogs", 0), pet("dogs", 3)) == "you both keep dogs; only 3 of your people do");
  CHECK(sentence(interest(K::thing, "bees"), interest(K::thing, "bees", 1)) ==
        "you both like bees; nobody else you know does");
  CHECK(sentence(interest(K::cause, "clean rivers"), interest(K::cause, "clean rivers", 12)) ==
        "you both care about clean rivers; 12 of your people do");
  CHECK(sentence(interest(K::value, "honesty"), interest(K::value, "honesty", 0)) ==
        "you both value honesty");
  CHECK(sentence(interest(K::team, "St. Pauli"), interest(K::team, "st pauli", 2)) ==
        "you both follow st pauli; only 2 of your people do");
  CHECK(sentence(ground_of_place("Lisbon", 0), interest(K::place, "lisbon", 2)) ==
        "you both know lisbon; only 2 of your people do");
}

TEST_CASE("a shared employer is history, told by who is still there") {
  CHECK(sentence(worked("Blue Kiln", false), worked("blue kiln", false)) ==
        "you both worked at blue kiln; only 4 of your people did");
  CHECK(sentence(worked("Blue Kiln", true), worked("Blue Kiln", true, 1)) ==
        "you both work at Blue Kiln; nobody else you know does");
  CHECK(sentence(worked("Blue Kiln", false), worked("Blue Kiln", true, 1)) ==
        "you have both worked at Blue Kiln; nobody else you know has");
  CHECK(sentence(worked("", true), worked("", true)) == "nothing");
}

TEST_CASE("an interest and an employer of the same name are not the same thing") {
  CHECK(sentence(interest(InterestKind::thing, "Figma"), worked("Figma", true)) == "nothing");
  CHECK(sentence(interest(InterestKind::thing, "dogs"), pet("dogs", 3)) ==
        "you both keep dogs; only 3 of your people do");
}
