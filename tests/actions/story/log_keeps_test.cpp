// What a later line says of somebody adds to what is known; it takes nothing away.
#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/story/log.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

struct Log {
  House house;
  PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  PersonId jo = add_person(house.app, {.name = "Jo Park"});
  PersonId sam = add_person(house.app, {.name = "Sam Reed"});
  Logged say(const std::string& line) {
    return save_log(house.app, {.text = line, .day = house.app.today()});
  }
  Person person(PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return store::find_person(tx, id).value();
  }
  // Kinds of the person's open follow-ups.
  std::string open(PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    std::string text;
    for (const FollowUp& f : store::open_follow_ups_of(tx, id, 99)) text += to_text(f.kind) + ";";
    return text;
  }
};

TEST_CASE("through whom you met somebody is noted once, and not overwritten") {
  Log log;
  log.say("met @Jo through @Maya at the kiln on 3 November");
  CHECK(log.person(log.jo).met.through == log.maya);
  log.say("met @Jo through @Sam yesterday");
  CHECK(log.person(log.jo).met.through == log.maya);
  CHECK(to_text(log.person(log.jo).met.on) == "2026-11-03");
}

TEST_CASE("what is said to have been a call was no lunch") {
  Log log;
  const Logged logged = save_log(log.house.app, {.text = "lunch with @Maya, she has a new studio",
                                                 .day = log.house.app.today(),
                                                 .changes = {.kind = InteractionKind::call}});
  store::ReadTx tx(*log.house.db, log.house.app.account);
  const auto kept = store::find_interaction(tx, logged.interaction);
  REQUIRE(kept);
  CHECK(kept->kind == InteractionKind::call);
  CHECK(kept->setting == "");
}

TEST_CASE("an interest of a line has its detail, and keeps it when it is told again without") {
  Log log;
  log.say("coffee with @Maya #dogs:Biscuit");
  log.say("coffee with @Maya yesterday #dogs");
  store::ReadTx tx(*log.house.db, log.house.app.account);
  const auto interests = store::interests_of(tx, log.maya);
  REQUIRE(interests.size() == 1);
  CHECK(interests[0].detail == "Biscuit");
}

TEST_CASE("who asks for a thank-you gets one, not the rule's beside it, whichever comes first") {
  Log asked_then;
  asked_then.say("advice from @Maya on the kiln !thank tomorrow");
  CHECK(asked_then.open(asked_then.maya) == "thank;circle back;");
  Log by_rule_then;
  by_rule_then.say("advice from @Maya on the kiln yesterday");
  CHECK(by_rule_then.open(by_rule_then.maya) == "thank;circle back;");
  by_rule_then.say("call with @Maya !thank tomorrow");
  CHECK(by_rule_then.open(by_rule_then.maya) == "thank;circle back;");
}

TEST_CASE("thanking somebody settles the thanks that were due, and nothing else") {
  Log log;
  log.say("@Maya helped me move on Thursday");
  REQUIRE(log.open(log.maya) == "thank;");
  const Logged thanked = log.say("thanked @Maya");
  CHECK(thanked.plan.settled.size() == 1);
  CHECK(log.open(log.maya) == "");
  log.say("@Jo helped me move on Thursday");
  log.say("thanked @Maya");
  CHECK(log.open(log.jo) == "thank;");
}

TEST_CASE(
    "each occasion of a line is a contact of its own, and what is asked is noted of its day") {
  Log log;
  const Logged said =
      log.say("coffee with Jo yesterday, then lunch with Sam today ?how is the dog");
  REQUIRE(said.further.size() == 1);
  CHECK(said.people == std::vector<PersonId>{log.jo, log.sam});
  store::ReadTx tx(*log.house.db, log.house.app.account);
  const Interaction lunch = store::find_interaction(tx, said.further.front()).value();
  CHECK(lunch.kind == InteractionKind::meal);
  CHECK(lunch.people == std::vector<PersonId>{log.sam});
  CHECK(lunch.day == log.house.app.today());
  const Interaction coffee = store::find_interaction(tx, said.interaction).value();
  CHECK(coffee.people == std::vector<PersonId>{log.jo});
  CHECK(coffee.day == log.house.app.today() - 1);
  const std::vector<Note> notes = store::notes_of(tx, log.sam);
  REQUIRE(notes.size() == 1);
  CHECK(notes.front().day == log.house.app.today());
}

}  // namespace
}  // namespace wellmet::actions
