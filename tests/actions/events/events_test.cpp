// Events, who said what of them, and whom one met there: in the story, and the way back from each.
#include "actions/events/events.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "actions/events/before_event.h"
#include "actions/events/hopes.h"
#include "actions/events/met.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/forget.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/notes.h"
#include "store/events/events.h"
#include "store/events/hopes.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;

const LocalDate yesterday = local_date({2026, 11, 21});

template <class House>
struct Town {
  House house = {};
  PersonId ana = add("Ana Ruiz"), bo = add("Bo Li");

  PersonId add(const std::string& name) { return add_person(house.app, {.name = name}); }
  Event event(const std::string& title, LocalDate day) {
    return add_event(house.app,
                     {.title = title, .day = day, .last_day = day, .place = "Jack London Square"});
  }
  void answer(EventId id, EventAnswer said, std::vector<PersonId> who, LocalDate on) {
    answer_event(house.app, id, {.answer = said, .people = std::move(who), .on = on});
  }
  std::vector<NamedGuest> guests(EventId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return named_guests(tx, id);
  }
  std::vector<Interaction> story(PersonId person) {
    store::ReadTx tx(*house.db, house.app.account);
    return store::interactions_of(tx, person, 9);
  }
  BeforeEvent before(const Event& event) {
    store::ReadTx tx(*house.db, house.app.account);
    return before_event(tx, event);
  }
};

TEST_CASE_TEMPLATE("an event keeps who said what of it, and on which day", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Event fair = town.event("Ceramics fair", local_date({2026, 12, 5}));
  town.answer(fair.id, EventAnswer::yes, {town.ana, town.bo}, yesterday - 3);
  town.answer(fair.id, EventAnswer::no, {town.bo}, yesterday);
  const std::vector<NamedGuest> guests = town.guests(fair.id);
  REQUIRE(guests.size() == 2);
  CHECK(guests[0].name == "Ana Ruiz");
  CHECK(guests[0].guest.answer == EventAnswer::yes);
  CHECK(guests[0].guest.answered == yesterday - 3);
  CHECK(guests[1].guest.answer == EventAnswer::no);
  CHECK(guests[1].guest.answered == yesterday);
  const Did<Event> mine = answer_event(town.house.app, fair.id, {.answer = EventAnswer::maybe});
  CHECK(mine.answer == EventAnswer::maybe);
  undo(town.house.app, mine.change);
  store::ReadTx tx(*town.house.db, town.house.app.account);
  CHECK(event_numbered(tx, fair.id).answer == EventAnswer::none);
}

TEST_CASE_TEMPLATE("who came has the event in their story, and undo takes it out", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Event fair = town.event("Ceramics fair", yesterday);
  const DeedId came = came_to_event(town.house.app, fair.id, {town.ana, town.bo}).change;
  REQUIRE(town.story(town.ana).size() == 1);
  CHECK(town.story(town.ana).front().kind == InteractionKind::event);
  CHECK(town.story(town.ana).front().day == yesterday);
  CHECK(town.story(town.ana).front().note == "Ceramics fair");
  CHECK(town.story(town.bo).size() == 1);
  CHECK(refusal([&] { came_to_event(town.house.app, fair.id, {town.ana}); }) ==
        "Ana Ruiz is noted as having come already.");
  undo(town.house.app, came);
  CHECK(town.story(town.ana).empty());
  CHECK(town.guests(fair.id).empty());
}

TEST_CASE_TEMPLATE("of two who are merged the later answer counts, and that either came", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const PersonId twin = town.add("Ana R.");
  const Event fair = town.event("Ceramics fair", yesterday);
  const Event choir = town.event("Choir", local_date({2026, 12, 1}));
  town.answer(fair.id, EventAnswer::maybe, {town.ana}, yesterday - 9);
  town.answer(fair.id, EventAnswer::yes, {twin}, yesterday - 2);
  came_to_event(town.house.app, fair.id, {twin});
  town.answer(choir.id, EventAnswer::no, {town.ana}, yesterday);
  town.answer(choir.id, EventAnswer::yes, {twin}, yesterday - 5);
  merge_people(town.house.app, {.keep = town.ana, .join = twin});
  const std::vector<NamedGuest> at_fair = town.guests(fair.id);
  REQUIRE(at_fair.size() == 1);
  CHECK(at_fair.front().guest.person == town.ana);
  CHECK(at_fair.front().guest.answer == EventAnswer::yes);
  CHECK(at_fair.front().guest.answered == yesterday - 2);
  CHECK(at_fair.front().guest.came);
  CHECK(town.guests(choir.id).front().guest.answer == EventAnswer::no);
}

TEST_CASE_TEMPLATE("somebody who is forgotten is at no event any more", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Event fair = town.event("Ceramics fair", yesterday);
  town.answer(fair.id, EventAnswer::yes, {town.ana, town.bo}, yesterday);
  remove_person(town.house.app, town.bo);
  REQUIRE(town.guests(fair.id).size() == 1);
  forget_person(town.house.app, town.ana);
  CHECK(town.guests(fair.id).empty());
}

TEST_CASE_TEMPLATE("before one goes there is the last time with each, not this one", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Event first = town.event("Ceramics fair", yesterday - 30);
  came_to_event(town.house.app, first.id, {town.ana});
  const Event second = town.event("Ceramics fair", yesterday);
  town.answer(second.id, EventAnswer::yes, {town.ana, town.bo}, yesterday);
  came_to_event(town.house.app, second.id, {town.ana});
  add_note(town.house.app,
           {.person = town.bo, .kind = NoteKind::question, .text = "did the kiln arrive?"});
  const BeforeEvent before = town.before(second);
  REQUIRE(before.guests.size() == 2);
  REQUIRE(before.guests[0].last.has_value());
  CHECK(before.guests[0].last->day == yesterday - 30);
  CHECK(before.guests[0].last_in_words == "event: Ceramics fair");
  CHECK_FALSE(before.guests[1].last.has_value());
  CHECK(before.guests[1].questions == std::vector<std::string>{"did the kiln arrive?"});
}

TEST_CASE_TEMPLATE("people met at an event are one change, each to be met again", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Event fair = town.event("Ceramics fair", yesterday);
  const Did<MetPeople> met = add_met(
      town.house.app, {.lines = {"Jo Okafor, sings in a choir", "", "Ana Ruiz, the potter", "Wren"},
                       .event = fair.id});
  REQUIRE(met.added.size() == 2);
  CHECK(met.added[0].name == "Jo Okafor");
  REQUIRE(met.added[0].follow_ups.size() == 1);
  CHECK(met.added[0].follow_ups.front().kind == FollowUpKind::meet_again);
  REQUIRE(met.known.size() == 1);
  CHECK(met.known.front().name == "Ana Ruiz");
  const std::vector<Interaction> story = town.story(met.added[0].id);
  REQUIRE(story.size() == 1);
  CHECK(story.front().note == "sings in a choir");
  CHECK(story.front().place == "Jack London Square");
  CHECK(story.front().day == yesterday);
  CHECK(town.guests(fair.id).size() == 2);
  undo(town.house.app, met.change);
  CHECK(town.guests(fair.id).empty());
}

TEST_CASE("a line of whom one met is a name and what to remember") {
  const auto read = [](const char* text) {
    const MetLine line = read_met_line(text);
    return line.name + "|" + line.words;
  };
  CHECK(read("Maya Chen, builds kilns, has a dog") == "Maya Chen|builds kilns, has a dog");
  CHECK(read("  Maya   Chen ") == "Maya Chen|");
  CHECK(read("Maya Chen - builds kilns") == "Maya Chen|builds kilns");
  CHECK(read("Jean-Luc Ny: chess") == "Jean-Luc Ny|chess");
  CHECK(read("李小龍, 武術") == "李小龍|武術");
  CHECK(read(", nobody") == "|nobody");
}

TEST_CASE_TEMPLATE("a hope that was met is a person, and undo makes it a hope again", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Hope hope = add_hope(town.house.app,
                             {.who = "head of design at the food bank", .where = "volunteer day"});
  const Did<AddedPerson> met =
      meet_hope(town.house.app, hope.id, {.name = "Ines Ferrari", .on = yesterday});
  {
    store::ReadTx tx(*town.house.db, town.house.app.account);
    CHECK(store::hopes(tx, 9).empty());
    const auto person = store::find_person(tx, met.id);
    REQUIRE(person.has_value());
    CHECK(person->met.where == "volunteer day");
    CHECK(full_date(person->met.on) == yesterday);
  }
  undo(town.house.app, met.change);
  store::ReadTx tx(*town.house.db, town.house.app.account);
  CHECK(store::hopes(tx, 9) == std::vector<Hope>{hope});
}

TEST_CASE_TEMPLATE("who was hoped for at an event was met there, on its evening, and once",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Event sauna = add_event(town.house.app, {.title = "Sauna",
                                                 .day = yesterday,
                                                 .starts = "23:00",
                                                 .last_day = yesterday + 1,
                                                 .ends = "02:00"});
  const Hope hope = add_hope(town.house.app, {.who = "a sauna keeper", .event = sauna.id});
  const Did<AddedPerson> met = meet_hope(town.house.app, hope.id, {.name = "Pekka Salo"});
  {
    store::ReadTx tx(*town.house.db, town.house.app.account);
    const auto person = store::find_person(tx, met.id);
    REQUIRE(person.has_value());
    CHECK(person->met.how == "Sauna");
    CHECK(full_date(person->met.on) == yesterday);
  }
  const Hope again = add_hope(town.house.app, {.who = "somebody with a sauna"});
  CHECK_THROWS_AS(meet_hope(town.house.app, again.id, {.name = "Pekka Salo"}), Error);
  meet_hope(town.house.app, again.id, {.name = "Pekka Salo", .anyway = true});
}

TEST_CASE_TEMPLATE("of two accounts each has its own events and hopes", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Town<AnyHouse> town;
  const Event fair = town.event("Ceramics fair", yesterday);
  add_hope(town.house.app, {.who = "the potter", .event = fair.id});
  const AccountId other{2};
  store::ensure_account(*town.house.db, other, "Bo", town.house.now);
  store::ReadTx tx(*town.house.db, other);
  CHECK(store::events_from(tx, yesterday - 9, 9).empty());
  CHECK(store::events_before(tx, yesterday + 9, 9).empty());
  CHECK_FALSE(store::find_event(tx, fair.id).has_value());
  CHECK(store::hopes(tx, 9).empty());
}

}  // namespace
}  // namespace wellmet::actions
