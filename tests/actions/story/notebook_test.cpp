// What the notebook holds as a whole: of those who are in it, and of nobody in the trash.
#include "actions/story/notebook.h"

#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interactions.h"
#include "actions/today/follow_ups.h"
#include "base/text.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;
using testing::OnPostgres;
using testing::OnSqlite;

NotebookFacts facts_of(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return notebook_facts(tx, house.app.today());
}

void met(House& house, InteractionKind kind, int days_ago, std::vector<PersonId> people) {
  log_interaction(house.app,
                  {.kind = kind, .day = house.app.today() - days_ago, .people = std::move(people)});
}

std::string kinds_of(const NotebookFacts& facts) {
  std::vector<std::string> words;
  for (const auto& [kind, count] : facts.this_year)
    words.push_back(std::to_string(count) + " " + to_text(kind));
  return join(words, ", ");
}

TEST_CASE_TEMPLATE("a notebook counts what there is of each kind, the most frequent first",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  CHECK_FALSE(facts_of(house).first_day);
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  met(house, InteractionKind::call, 500, {maya});
  met(house, InteractionKind::call, 365, {jo});
  met(house, InteractionKind::call, 364, {maya});
  met(house, InteractionKind::coffee, 20, {maya, jo});
  met(house, InteractionKind::coffee, 0, {maya});
  add_follow_up(house.app, {.person = jo, .text = "the slides", .due = house.app.today() - 1});
  add_follow_up(house.app, {.person = maya, .text = "the photos", .due = house.app.today()});
  const NotebookFacts facts = facts_of(house);
  CHECK(facts.people == 2);
  CHECK(facts.interactions == 5);
  CHECK(*facts.first_day == house.app.today() - 500);
  CHECK(kinds_of(facts) == "2 coffee, 1 call");
  CHECK(facts.in_touch_this_year == 2);
  CHECK(facts.follow_ups_open == 2);
  CHECK(facts.follow_ups_overdue == 1);
}

TEST_CASE("twelve months are twelve months of the calendar, leap days included") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  for (const LocalDate on : {local_date({2023, 3, 1}), local_date({2023, 3, 2})})
    log_interaction(house.app, {.kind = InteractionKind::call, .day = on, .people = {maya}});
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(kinds_of(notebook_facts(tx, local_date({2024, 3, 1}))) == "1 call");
}

TEST_CASE_TEMPLATE("whoever is in the trash is in touch with nobody", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const PersonId al = add_person(house.app, {.name = "Al Weaver"});
  met(house, InteractionKind::call, 30, {al});
  met(house, InteractionKind::call, 20, {maya, al});
  add_follow_up(house.app, {.person = al, .text = "the slides", .due = house.app.today()});
  remove_person(house.app, al);
  const NotebookFacts facts = facts_of(house);
  CHECK(facts.people == 1);
  CHECK(facts.in_touch_this_year == 1);
  CHECK(facts.interactions == 1);
  CHECK(*facts.first_day == house.app.today() - 20);
  CHECK(kinds_of(facts) == "1 call");
  CHECK(facts.follow_ups_open == 0);
}

}  // namespace
}  // namespace wellmet::actions
