// What an interaction tells of a thing to pass on: whoever changes or removes it changes what
// became of the thing.
#include "actions/giving/told.h"

#include <doctest/doctest.h>

#include "actions/giving/give.h"
#include "actions/giving/posts.h"
#include "actions/giving/resources.h"
#include "actions/giving/whole_resource.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;

template <class House>
struct Village {
  House house = {};
  PersonId olu = add("Olu Adeyemi"), wren = add("Wren Castellanos"), kwame = add("Kwame Mensah");
  ResourceId kiln = keep_resource(house.app, {.about = "A kiln", .text = "To give away"}).id;
  LocalDate today = house.app.today();

  PersonId add(const std::string& name) { return add_person(house.app, {.name = name}); }
  void give(PersonId person, LocalDate on, InteractionKind how = InteractionKind::message) {
    give_resource(house.app, kiln, {.to = {person}, .how = how, .on = on});
  }
  template <class Read>
  auto read(const Read& what) {
    store::ReadTx tx(*house.db, house.app.account);
    return what(tx);
  }
  std::vector<Interaction> story(PersonId person) {
    return read([&](store::ReadTx& tx) { return store::interactions_of(tx, person, 9); });
  }
  std::vector<Note> notes(PersonId person) {
    return read([&](store::ReadTx& tx) { return store::notes_of(tx, person); });
  }
  WholeResource whole() {
    return read([&](store::ReadTx& tx) {
      return whole_resource(tx, resource_numbered(tx, kiln), WhomToGive(tx, today));
    });
  }
  // "Olu Adeyemi 2026-11-22", of everybody who was given it.
  std::vector<std::string> given() {
    std::vector<std::string> list;
    for (const NamedAnswer& one : whole().answers) {
      if (one.answer == GivenAnswer::given) list.push_back(one.name + " " + to_iso(one.day));
    }
    return list;
  }
};

using Lines = std::vector<std::string>;

TEST_CASE_TEMPLATE("who removes the note of a gift takes the gift back, and undo brings both",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  v.give(v.olu, v.today);
  v.give(v.wren, v.today);
  remove_interaction(v.house.app, v.story(v.olu).front().id);
  CHECK(v.given() == Lines{"Wren Castellanos 2026-11-22"});
  undo(v.house.app, std::nullopt);
  CHECK(v.given().size() == 2);
  CHECK(v.story(v.olu).size() == 1);
  remove_interaction(v.house.app, v.story(v.olu).front().id);
  v.give(v.olu, v.today);
  CHECK(v.given().size() == 2);
}

TEST_CASE(
    "a gift follows the day and the people of its note, and a kind of its own changes nothing") {
  Village<OnSqlite> v;
  v.give(v.olu, v.today);
  Interaction told = v.story(v.olu).front();
  told.day = v.today - 3;
  told.kind = InteractionKind::gift;
  edit_interaction(v.house.app, told);
  CHECK(v.given() == Lines{"Olu Adeyemi 2026-11-19"});
  told.people = {v.wren, v.kwame};
  edit_interaction(v.house.app, told);
  CHECK(v.given() == Lines{"Wren Castellanos 2026-11-19", "Kwame Mensah 2026-11-19"});
  // The key of the first note is taken still.
  v.give(v.olu, v.today);
  CHECK(v.given().size() == 3);
  remove_interaction(v.house.app, told.id);
  CHECK(v.given() == Lines{"Olu Adeyemi 2026-11-22"});
}

TEST_CASE("other interactions, and things that are gone, change no gift") {
  Village<OnSqlite> v;
  v.give(v.olu, v.today);
  const InteractionId walk = log_interaction(
      v.house.app, {.kind = InteractionKind::walk, .day = v.today, .people = {v.olu}});
  remove_interaction(v.house.app, walk);
  CHECK(v.given().size() == 1);
  remove_resource(v.house.app, v.kiln);
  remove_interaction(v.house.app, v.story(v.olu).front().id);
  CHECK(v.story(v.olu).empty());
}

TEST_CASE("a card that is split was given the thing on both sides") {
  Village<OnSqlite> v;
  const PersonId couple = v.add("Sam and Alex Reyes");
  v.give(couple, v.today);
  split_person(v.house.app, couple,
               {.called = "Sam and Alex Reyes", .names = {"Sam Reyes", "Alex Reyes"}});
  CHECK(v.given() == Lines{"Sam Reyes 2026-11-22", "Alex Reyes 2026-11-22"});
}

TEST_CASE_TEMPLATE("one gift stays one when two people become one", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  v.give(v.olu, v.today);
  v.give(v.wren, v.today);
  merge_people(v.house.app, {.keep = v.wren, .join = v.olu});
  CHECK(v.story(v.wren).size() == 1);
  CHECK(v.given() == Lines{"Wren Castellanos 2026-11-22"});
  CHECK(v.notes(v.wren).front().text.find("Passed on") == std::string::npos);
  undo(v.house.app, std::nullopt);
  CHECK(v.story(v.olu).size() == 1);
  CHECK(v.story(v.wren).size() == 1);
  CHECK(v.given().size() == 2);
}

TEST_CASE("of two gifts that differ nothing is lost when two people become one") {
  Village<OnSqlite> v;
  v.give(v.olu, v.today, InteractionKind::email);
  v.give(v.wren, v.today);
  v.give(v.kwame, v.today - 4);
  merge_people(v.house.app, {.keep = v.wren, .join = v.olu});
  REQUIRE(v.notes(v.wren).size() == 1);
  CHECK(v.notes(v.wren).front().text.starts_with(
      "Before merging with Olu Adeyemi: email of Sun 22 Nov 2026: Passed on: A kiln; FN: "));
  // Two days are two contacts; the thing was given on the first.
  merge_people(v.house.app, {.keep = v.wren, .join = v.kwame});
  CHECK(v.story(v.wren).size() == 2);
  CHECK(v.given() == Lines{"Wren Castellanos 2026-11-18"});
  remove_interaction(v.house.app, v.story(v.wren).back().id);
  CHECK(v.given() == Lines{"Wren Castellanos 2026-11-22"});
}

TEST_CASE("a question that both were asked on one day is one when two people become one") {
  Village<OnSqlite> v;
  for (const PersonId person : {v.olu, v.wren}) {
    say_you_asked(v.house.app, person, {});
    say_you_asked(v.house.app, person, v.today - 200);
    add_note(v.house.app, {.person = person, .kind = NoteKind::question, .text = "A kiln?"});
  }
  say_you_asked(v.house.app, v.olu, v.today - 100);
  merge_people(v.house.app, {.keep = v.wren, .join = v.olu});
  // Two of each day became one; a note tells of the merge.
  CHECK(v.notes(v.wren).size() == 6);
}

TEST_CASE("that you asked is noted once a day, and settles the question that waited") {
  Village<OnSqlite> v;
  const Note waiting = add_note(
      v.house.app,
      {.person = v.olu, .kind = NoteKind::question, .text = what_can_i_do, .day = v.today - 9});
  const Note asked = say_you_asked(v.house.app, v.olu, {});
  CHECK(asked.id == waiting.id);
  CHECK(asked.day == v.today - 9);
  CHECK(asked.done == v.today);
  CHECK(refusal([&] { say_you_asked(v.house.app, v.olu, {}); }) ==
        "You already noted that you asked Olu Adeyemi, on Sun 22 Nov 2026 (n1).");
  say_you_asked(v.house.app, v.olu, v.today - 1);
  CHECK(v.notes(v.olu).size() == 2);
}

TEST_CASE_TEMPLATE("a thing is posted once, and each answers once", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  say_posted(v.house.app, v.kiln, v.today - 3);
  CHECK(refusal([&] { say_posted(v.house.app, v.kiln, {}); }) ==
        "You posted it on Thu 19 Nov 2026.");
  CHECK(refusal([&] { say_posted(v.house.app, v.kiln, v.today - 3); }) ==
        "You posted it on Thu 19 Nov 2026.");
  say_posted(v.house.app, v.kiln, v.today - 2);
  say_answered(v.house.app, v.kiln, {v.olu}, v.today - 1);
  CHECK(refusal([&] { say_answered(v.house.app, v.kiln, {v.wren, v.olu}, {}); }) ==
        "You already noted that Olu Adeyemi answered, on Sat 21 Nov 2026.");
  CHECK(v.story(v.wren).empty());
  CHECK(refusal([&] { say_posted(v.house.app, v.kiln, v.today); }) ==
        "Olu Adeyemi answered on Sat 21 Nov 2026, before that.");
  say_answered(v.house.app, v.kiln, {v.wren}, {});
  REQUIRE(v.whole().answered.size() == 2);
  CHECK(v.whole().answered.front().name == "Olu Adeyemi");
  CHECK(v.whole().answered.front().day == v.today - 1);
  // Whoever is in the trash isn't named; what was noted wrongly can be noted again.
  remove_person(v.house.app, v.wren);
  CHECK(v.whole().answered.size() == 1);
  remove_interaction(v.house.app, v.story(v.olu).front().id);
  CHECK(v.whole().answered.empty());
  say_answered(v.house.app, v.kiln, {v.olu}, {});
  CHECK(v.whole().answered.size() == 1);
  CHECK(v.given().empty());
}

}  // namespace
}  // namespace wellmet::actions
