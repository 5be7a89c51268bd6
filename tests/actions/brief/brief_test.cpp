// What one wants to know before meeting somebody: only what was noted, and of the living.
#include "actions/brief/brief.h"

#include <doctest/doctest.h>

#include "actions/giving/resources.h"
#include "actions/people/deaths.h"
#include "actions/people/edit_person.h"
#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/relations/relations.h"
#include "actions/story/interactions.h"
#include "actions/story/log.h"
#include "actions/story/notes.h"
#include "actions/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;

template <class House>
struct Village {
  House house = {};
  PersonId maya = add("Maya Chen"), jo = add("Jo Okafor"), tom = add("Tom Reilly");

  PersonId add(const std::string& name) { return add_person(house.app, {.name = name}); }
  void met(InteractionKind kind, std::vector<PersonId> people, int days_ago,
           const std::string& note = "") {
    log_interaction(house.app, {.kind = kind,
                                .touch = info(kind).light ? Touch::light : Touch::real,
                                .day = house.app.today() - days_ago,
                                .people = std::move(people),
                                .note = note});
  }
  void plan(PersonId person, const std::string& text, int in_days,
            FollowUpKind kind = FollowUpKind::custom) {
    add_follow_up(
        house.app,
        {.person = person, .kind = kind, .text = text, .due = house.app.today() + in_days});
  }
  Brief brief(PersonId person) {
    store::ReadTx tx(*house.db, house.app.account);
    return brief_of(tx, person, house.app.today());
  }
  std::vector<std::string> today() {
    store::ReadTx tx(*house.db, house.app.account);
    std::vector<std::string> lines;
    for (const MeetingToday& one : meetings_today(tx, house.app.today()))
      lines.push_back(one.name + ": " + one.planned);
    return lines;
  }
};

std::vector<std::string> names(const std::vector<KnownToBoth>& list) {
  std::vector<std::string> all;
  for (const KnownToBoth& one : list) all.push_back(one.name);
  return all;
}

TEST_CASE_TEMPLATE("a brief says the last time, and the last meeting where that was none", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  CHECK(village.brief(village.maya).last.empty());
  village.met(InteractionKind::coffee, {village.maya}, 40, "Biscuit's surgery went well");
  village.met(InteractionKind::message, {village.maya}, 3, "the article on kilns");
  const Brief brief = village.brief(village.maya);
  REQUIRE(brief.last.size() == 2);
  CHECK(brief.last[0].note == "the article on kilns");
  CHECK(brief.last[1].kind == InteractionKind::coffee);
  village.met(InteractionKind::walk, {village.maya}, 1);
  CHECK(village.brief(village.maya).last.size() == 1);
}

TEST_CASE_TEMPLATE("whom you both know: by a relation, through whom you met, from a small table",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  const App& app = village.house.app;
  add_relation(app, {.whose = village.maya, .word = "boss", .person = village.tom});
  add_relation(app, {.whose = village.maya, .word = "daughter", .name = "Noor"});
  village.met(InteractionKind::meal, {village.maya, village.jo}, 9);
  std::vector<PersonId> crowd = {village.maya};
  for (const char* name : {"Ana Sousa", "Ben Adler", "Lin Wei", "Olu Ade", "Uma Rao", "Piet Bos"})
    crowd.push_back(village.add(name));
  village.met(InteractionKind::event, crowd, 5);
  Brief brief = village.brief(village.maya);
  CHECK(names(brief.both_know) == std::vector<std::string>{"Tom Reilly", "Jo Okafor"});
  CHECK(brief.both_know[0].word == "boss");
  CHECK(brief.around == std::vector<std::string>{"daughter Noor"});
  remove_person(app, village.tom);
  brief = village.brief(village.maya);
  CHECK(names(brief.both_know) == std::vector<std::string>{"Jo Okafor"});
}

TEST_CASE_TEMPLATE("what you could bring is what they look for and what was kept for it", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  const App& app = village.house.app;
  add_note(app, {.person = village.maya, .kind = NoteKind::ask, .text = "a bookkeeper"});
  add_note(app, {.person = village.jo, .kind = NoteKind::offer, .text = "hours as a bookkeeper"});
  add_note(app, {.person = village.maya, .kind = NoteKind::gift, .text = "tulip bulbs"});
  const KeptResource thing = keep_resource(
      app, {.about = "A bookkeeper's guide for studios", .link = "https://books.example/guide"});
  Brief brief = village.brief(village.maya);
  REQUIRE(brief.bridges.size() == 1);
  CHECK(brief.bridges[0].offering == "Jo Okafor");
  REQUIRE(brief.things.size() == 1);
  CHECK(brief.things[0].resource.id == thing.id);
  CHECK(brief.gifts.size() == 1);
  CHECK(village.brief(village.jo).things.empty());
  give_resource(app, thing.id, {.to = {village.maya}});
  CHECK(village.brief(village.maya).things.empty());
}

TEST_CASE_TEMPLATE("promises stand apart from what was added for you", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  village.plan(village.maya, "the kiln map", 4, FollowUpKind::share);
  village.plan(village.maya, "", 9, FollowUpKind::thank);
  village.plan(village.maya, "lunch at Canoe", 10);
  const Brief brief = village.brief(village.maya);
  REQUIRE(brief.promised.size() == 1);
  CHECK(brief.promised[0].text == "the kiln map");
  REQUIRE(brief.next.size() == 2);
  CHECK(brief.next[0].kind == FollowUpKind::thank);
}

TEST_CASE_TEMPLATE("today's meetings are those you planned for today, and no errands", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  village.plan(village.maya, "lunch at Canoe", 0);
  village.plan(village.maya, "call about the bees", 0);
  village.plan(village.jo, "send the tide tables", 0);
  village.plan(village.tom, "coffee", 1);
  village.plan(village.tom, "coffee", -1);
  CHECK(village.today() == std::vector<std::string>{"Maya Chen: lunch at Canoe"});
  village.plan(village.tom, "", 0, FollowUpKind::meet_again);
  CHECK(village.today().size() == 2);
  remove_person(village.house.app, village.maya);
  CHECK(village.today() == std::vector<std::string>{"Tom Reilly: "});
}

TEST_CASE_TEMPLATE("there is no brief before meeting the dead, yourself, or who is in the trash",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  const App& app = village.house.app;
  save_log(app, {.text = "@Tom died on 3 May 2026", .day = app.today(), .settled = {village.tom}});
  CHECK(refusal([&] { village.brief(village.tom); }) == "Tom Reilly died on 3 May 2026.");
  const PersonId me = change_me(app, {.person = {.name = "Robin Vale"}}).id;
  CHECK(refusal([&] { village.brief(me); }) == "That’s you.");
  remove_person(app, village.jo);
  CHECK(refusal([&] { village.brief(village.jo); }) == "Jo Okafor is in the trash.");
}

}  // namespace
}  // namespace wellmet::actions
