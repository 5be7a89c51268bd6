// What was said of either person holds of the one who is kept: each thing that a person's own row
// can hold is given to the one who is merged, and must be found after.
// tests/store/db/tables_test.cpp does the same for the rows of all other tables.
#include <algorithm>
#include <functional>

#include "actions/deed.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "base/error.h"
#include "model/card.h"
#include "store/db/tables.h"
#include "store/people/people.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

struct Said {
  const char* columns;  // of the table people, those that it fills
  std::function<void(Person&)> say;
  std::function<bool(const Person&)> is_said;
};

// Of each column that a user fills: how it is said and how it is seen. What a merge does not carry
// over says so by `is_said` of nothing.
std::vector<Said> all_that_may_be_said() {
  return {{"met_on", [](Person& p) { p.met.on = parse_partial_date("2024-03"); },
           [](const Person& p) { return to_text(p.met.on) == "2024-03"; }},
          {"met_where", [](Person& p) { p.met.where = "Lisbon"; },
           [](const Person& p) { return p.met.where == "Lisbon"; }},
          {"met_how", [](Person& p) { p.met.how = "pottery class"; },
           [](const Person& p) { return p.met.how == "pottery class"; }},
          {"met_through", [](Person& p) { p.met.through = PersonId{3}; },
           [](const Person& p) { return p.met.through == PersonId{3}; }},
          {"words", [](Person& p) { p.words.push_back(RelationshipWord::mentor); },
           [](const Person& p) {
             return std::ranges::find(p.words, RelationshipWord::mentor) != p.words.end();
           }},
          {"never_suggest", [](Person& p) { p.never_suggest = true; },
           [](const Person& p) { return p.never_suggest; }},
          {"wished_cadence_days", [](Person& p) { p.wished_cadence_days = 42; },
           [](const Person& p) { return p.wished_cadence_days == 42; }}};
}

Person person_of(House& house, PersonId id) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::find_person(tx, id).value();
}

void change(House& house, PersonId id, const std::function<void(Person&)>& how) {
  Deed deed(house.app, DeedKind::edit, "said");
  Person person = store::find_person(deed.tx, id).value();
  how(person);
  store::update_person(deed.tx, person);
  deed.commit();
}

// Maya is kept, May is merged into her; Jo is a third.
struct Twins {
  House house;
  PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  PersonId may = add_person(house.app, {.name = "May Chen"});
  PersonId jo = add_person(house.app, {.name = "Jo Park"});
  void merge() { merge_people(house.app, {.keep = maya, .join = may}); }
};

TEST_CASE("what was said of the one who is merged is said of the one who is kept, until undone") {
  for (const Said& each : all_that_may_be_said()) {
    CAPTURE(each.columns);
    Twins twins;
    change(twins.house, twins.may, each.say);
    // Another word of the kept one's own, so that lists are joined rather than taken over.
    change(twins.house, twins.maya, [](Person& p) { p.words.push_back(RelationshipWord::peer); });
    REQUIRE_FALSE(each.is_said(person_of(twins.house, twins.maya)));
    twins.merge();
    CHECK(each.is_said(person_of(twins.house, twins.maya)));
    CHECK(person_of(twins.house, twins.maya).words.front() == RelationshipWord::peer);
    undo(twins.house.app, std::nullopt);
    CHECK_FALSE(each.is_said(person_of(twins.house, twins.maya)));
    CHECK(each.is_said(person_of(twins.house, twins.may)));
  }
}

// A column that is added must be thought of here: said above, or named among those that a merge
// leaves with the card.
TEST_CASE(
    "each column of a person is carried over by a merge, or stays with the card for a reason") {
  std::string known =
      "|id|uid|is_owner|removed_at|merged_into|created_at|"  // what a row is, not what one says
      "archived|quiet_until|";  // of a card that is put away; the one who is kept is here
  for (const Said& each : all_that_may_be_said()) known += std::string(each.columns) + "|";
  for (const store::Column& column : store::find_table("people")->columns) {
    CAPTURE(column.name);
    CHECK(known.find("|" + std::string(column.name) + "|") != std::string::npos);
  }
}

TEST_CASE("two who were said not to be the same can be merged all the same, and parted again") {
  Twins twins;
  say_not_same(twins.house.app, twins.maya, twins.may);
  twins.merge();
  CHECK(person_of(twins.house, twins.may).removed_at);
  undo(twins.house.app, std::nullopt);
  CHECK_FALSE(person_of(twins.house, twins.may).removed_at);
  store::ReadTx tx(*twins.house.db, twins.house.app.account);
  CHECK(possible_duplicates(tx, twins.house.app.today(), 10).empty());
}

TEST_CASE("somebody in the trash is neither kept nor merged") {
  Twins twins;
  remove_person(twins.house.app, twins.may);
  CHECK_THROWS_AS(twins.merge(), Error);
  CHECK_THROWS_AS(merge_people(twins.house.app, {.keep = twins.may, .join = twins.jo}), Error);
  CHECK_FALSE(person_of(twins.house, twins.jo).removed_at);
}

TEST_CASE("labels of one name on both cards stay with the values that they stood at") {
  Twins twins;
  twins.house.put_card(twins.maya,
                       "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maya Chen\r\n"
                       "item1.URL:https://maya.example\r\nitem1.X-ABLabel:Blog\r\nEND:VCARD\r\n");
  twins.house.put_card(twins.may,
                       "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maya Chen\r\n"
                       "item1.URL:https://kiln.example\r\nitem1.X-ABLabel:Studio\r\nEND:VCARD\r\n");
  twins.merge();
  store::ReadTx tx(*twins.house.db, twins.house.app.account);
  std::string labels;
  for (const CardValue& url : index_card(card_of(tx, twins.maya)).urls)
    labels += url.label + " " + url.value + ";";
  CHECK(labels == "Blog https://maya.example;Studio https://kiln.example;");
}

}  // namespace
}  // namespace wellmet::actions
