#include "actions/people/person_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

void befriend(House& house, int from, int to) {
  for (int i = from; i < to; ++i) {
    const PersonId id = add_person(
        house.app, {.name = fmt::format("Person Number{}", i),
                    .organisation = "Figma",
                    .city = "Lisboa",
                    .interests = {{.name = "dogs"}, {.name = fmt::format("craft {}", i)}},
                    .notes = {{.kind = NoteKind::fact, .text = "told me something"}}});
    const LocalDate today = house.app.today();
    for (int day = 1; day < 12; ++day)
      log_interaction(
          house.app,
          {.kind = InteractionKind::coffee, .day = today - day * 20, .people = {id, PersonId{1}}});
  }
}

std::int64_t statements(House& house, const std::function<void(store::ReadTx&)>& read) {
  store::ReadTx tx(*house.db, house.app.account);
  const std::int64_t before = house.db->statements_run();
  read(tx);
  return house.db->statements_run() - before;
}

TEST_CASE("a person's page and the list take a fixed number of queries") {
  House house;
  change_me(house.app,
            {.person = {.name = "Rosa Lima", .organisation = "Figma", .city = "Lisboa"}});
  const auto show = [&](store::ReadTx& tx) { story_of(tx, PersonId{3}, house.app.today()); };
  const auto list = [](store::ReadTx& tx) { store::people(tx, {}); };
  befriend(house, 0, 3);
  const std::int64_t show_few = statements(house, show), list_few = statements(house, list);
  befriend(house, 3, 40);
  CHECK(statements(house, show) == show_few);
  CHECK(statements(house, list) == list_few);
  CHECK(show_few < 30);
  CHECK(list_few == 1);
}

TEST_CASE("a change asks little besides what it writes, however long the history is") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const auto note = [&] {
    const std::int64_t before = house.db->statements_run();
    add_note(house.app, {.person = maya, .text = "likes tea"});
    return house.db->statements_run() - before;
  };
  note();
  const std::int64_t early = note();
  for (int i = 0; i < 120; ++i) note();
  CHECK(note() <= early + 1);  // how old the oldest is
  CHECK(early <= 25);
}

TEST_CASE("a story is read as far as one wants, with how much there is in all") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  {
    Deed deed(house.app, DeedKind::edit, "a long story");
    for (int i = 0; i < 200; ++i) {
      store::insert_note(deed.tx, {.person = maya, .text = fmt::format("note {}", i)});
      store::insert_note(
          deed.tx, {.person = maya, .kind = NoteKind::fact, .text = fmt::format("fact {}", i)});
      store::insert_follow_up(deed.tx, {.person = maya, .due = house.app.today() + i});
    }
    store::insert_note(
        deed.tx,
        {.person = maya, .kind = NoteKind::question, .text = "asked", .done = house.app.today()});
    deed.commit();
  }
  store::ReadTx tx(*house.db, house.app.account);
  const PersonStory some = story_of(tx, maya, house.app.today(), {.notes = 3, .follow_ups = 2});
  CHECK(some.notes.size() == 6);
  CHECK(some.notes.back().text == "fact 199");
  CHECK(some.notes_in_all.at(NoteKind::note) == 200);
  CHECK(!some.notes_in_all.contains(NoteKind::question));
  CHECK(some.follow_ups.size() == 2);
  CHECK(some.follow_ups_in_all == 200);
  CHECK(story_of(tx, maya, house.app.today()).notes.size() == 401);
}

TEST_CASE("what you share comes rarest first, with true counts") {
  House house;
  change_me(house.app, {.person = {.name = "Rosa Lima", .city = "Lisboa"}});
  const PersonId me{1};
  add_interests(house.app, me, {.names = {"dogs", "bees"}});
  add_position(house.app, {.person = me, .organisation = "Figma"}, Moved::no);
  befriend(house, 0, 4);
  const PersonId maya =
      add_person(house.app, {.name = "Maya Chen",
                             .organisation = "figma",
                             .interests = {{.name = "Dog"}, {.name = "bee"}, {.name = "glazes"}}});
  store::ReadTx tx(*house.db, house.app.account);
  const PersonStory story = story_of(tx, maya, house.app.today());
  REQUIRE(story.shared.size() == 3);
  CHECK(story.shared[0].what == "bees");
  CHECK(story.shared[0].people == 1);
  CHECK(story.shared[1].what == "dogs");
  CHECK(story.shared[1].people == 5);
  CHECK(story.shared[2].kind == GroundKind::organisation);
  CHECK(story.shared[2].people == 5);
  const PersonStory neighbour = story_of(tx, PersonId{2}, house.app.today());
  const auto place = std::ranges::find(neighbour.shared, GroundKind::place, &Shared::kind);
  REQUIRE(place != neighbour.shared.end());
  CHECK(place->people == 4);
}

TEST_CASE("who helped whom is no part of what you share") {
  House house;
  change_me(house.app, {.person = {.name = "Rosa Lima"}});
  add_interests(house.app, PersonId{1}, {.names = {"dogs"}});
  const PersonId maya =
      add_person(house.app, {.name = "Maya Chen", .interests = {{.name = "dogs"}}});
  const auto shared = [&] {
    store::ReadTx tx(*house.db, house.app.account);
    std::string text;
    for (const Shared& s : story_of(tx, maya, house.app.today()).shared)
      text += fmt::format("{} {} {} {}\n", static_cast<int>(s.kind), s.what, s.sentence, s.people);
    return text;
  };
  const std::string before = shared();
  CHECK(before.find("dogs") != std::string::npos);
  for (const InteractionKind kind :
       {InteractionKind::help_given, InteractionKind::advice_given, InteractionKind::help_received})
    for (int i = 0; i < 3; ++i)
      log_interaction(house.app,
                      {.kind = kind, .day = house.app.today() - 3 * i, .people = {maya}});
  CHECK(shared() == before);
}

TEST_CASE("a person in the trash can be had back for thirty days, and is then forgotten") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen", .emails = {"m@example.com"}});
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  log_interaction(house.app, {.day = house.app.today(), .people = {maya, jo}});
  remove_person(house.app, maya);
  constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
  house.now.milliseconds += trash_days * day_ms;
  CHECK(empty_trash(house.app).people == 0);
  house.now.milliseconds += 1;
  CHECK(empty_trash(house.app).people == 1);
  CHECK_THROWS_AS(restore_person(house.app, maya), Error);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(!store::find_person(tx, maya));
  CHECK(story_of(tx, jo, house.app.today()).interactions.size() == 1);
}

}  // namespace
}  // namespace wellmet::actions
