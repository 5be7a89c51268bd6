// Interests and days as they stand in cells.
#include "importers/parts/story_parts.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

std::string interests(std::string_view cell) {
  ImportedPerson person;
  add_interests(person, cell, LocalDate{20'000});
  std::string names;
  for (const Interest& one : person.interests) names += one.name + ";";
  return names;
}

TEST_CASE("interests of a cell come apart, without their signs") {
  CHECK(interests("dogs, pottery; bees\nboats") == "dogs;pottery;bees;boats;");
  CHECK(interests("#dogs, # bees,##boats") == "dogs;bees;boats;");
  CHECK(interests("C#, ruby on rails") == "C#;ruby on rails;");
  CHECK(interests(" , #;; ") == "");
}

TEST_CASE("a day that is none is kept as it was written, and told where it stands") {
  const DateRules rules = past_dates(local_date({2026, 11, 22}));
  std::vector<Problem> problems;
  const auto read = [&](const std::string& cell) {
    problems.clear();
    return date_or_text(cell, rules, {.line = 7, .what = "the birthday"}, problems);
  };
  CHECK(to_text(read("1988-02-29")) == "1988-02-29");
  CHECK(problems.empty());
  CHECK(read("30 February 1988").text == "30 February 1988");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].line == 7);
  CHECK(problems[0].what.find("the birthday") != std::string::npos);
  CHECK(read("in the spring").text == "in the spring");
  CHECK(problems.empty());
  CHECK(read("").empty());
}

}  // namespace
}  // namespace wellmet
