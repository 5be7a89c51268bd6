// Advice as a thing: who gave it, whether it was followed, whether they heard of it.
#include "actions/giving/advice.h"

#include <doctest/doctest.h>

#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/story/log.h"
#include "actions/story/notes.h"
#include "actions/today/follow_ups.h"
#include "actions/today/today.h"
#include "model/follow_up_rules.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;

template <class House>
struct Village {
  House house = {};
  PersonId tom = add_person(house.app, {.name = "Tom Reilly"});
  PersonId maya = add_person(house.app, {.name = "Maya Chen"});

  NoteId advised(const std::string& words, int days_ago = 0) {
    return add_note(house.app, {.person = tom,
                                .kind = NoteKind::advice,
                                .text = words,
                                .day = house.app.today() - days_ago})
        .id;
  }
  void log(const std::string& line, int days_ago = 0) {
    save_log(house.app, {.text = line, .day = house.app.today() - days_ago});
  }
  Note now(NoteId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return *store::find_note(tx, id);
  }
  std::vector<Note> advice_of(PersonId person) {
    store::ReadTx tx(*house.db, house.app.account);
    return store::advice_of(tx, person, 9);
  }
  std::vector<Note> open_advice() {
    store::ReadTx tx(*house.db, house.app.account);
    return store::advice(tx, {}, 9);
  }
  std::vector<FollowUp> waiting(PersonId person, FollowUpKind kind) {
    store::ReadTx tx(*house.db, house.app.account);
    std::vector<FollowUp> list = store::open_follow_ups_of(tx, person, 99);
    std::erase_if(list, [&](const FollowUp& f) { return f.kind != kind; });
    return list;
  }
  std::string because(PersonId person, int days_ahead) {
    store::ReadTx tx(*house.db, house.app.account);
    const LocalDate day = house.app.today() + days_ahead;
    for (const Suggestion& line : today(tx, {.today = day, .limit = 20}).lines)
      if (line.person == person) return line.because;
    return "";
  }
};

TEST_CASE_TEMPLATE("advice waits a month to be told of, and at once when it was followed", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  const LocalDate today = v.house.app.today();
  const NoteId id = v.advised("raise your prices");
  REQUIRE(v.waiting(v.tom, FollowUpKind::circle_back).size() == 1);
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back)[0].due == today + 30);
  CHECK(v.waiting(v.tom, FollowUpKind::thank).size() == 1);
  CHECK(v.because(v.tom, 31) == "Tom advised you four weeks ago: raise your prices.");

  follow_advice(v.house.app, id, "two new clients");
  REQUIRE(v.waiting(v.tom, FollowUpKind::circle_back).size() == 1);
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back)[0].due == today);
  CHECK(v.now(id).ending == NoteEnding::followed);
  CHECK(v.now(id).outcome == "two new clients");
  CHECK(v.because(v.tom, 0) == "You followed Tom's advice today: raise your prices.");
  CHECK(v.because(v.tom, 70).empty());
  undo(v.house.app, {});
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back)[0].due == today + 30);
  CHECK(v.now(id).outcome.empty());
}

TEST_CASE_TEMPLATE("whoever was told heard of it, however that is said", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  const LocalDate today = v.house.app.today();
  SUBCASE("in so many words") {
    const NoteId id = v.advised("raise your prices", 20);
    tell_of_advice(v.house.app, id, today - 1);
    CHECK(v.now(id).told == today - 1);
    CHECK(v.waiting(v.tom, FollowUpKind::circle_back).empty());
    CHECK(refusal([&] { tell_of_advice(v.house.app, id, {}); }).starts_with("You already noted"));
  }
  SUBCASE("by doing the line of the day's list") {
    const NoteId id = v.advised("raise your prices", 20);
    finish_follow_up(v.house.app, v.waiting(v.tom, FollowUpKind::circle_back)[0].id);
    CHECK(v.now(id).told == today);
    undo(v.house.app, {});
    CHECK(!v.now(id).told);
  }
  SUBCASE("in a line of the log") {
    const NoteId id = v.advised("raise your prices", 20);
    v.log("call with @Tom Reilly: told him what came of his advice");
    CHECK(v.now(id).told == today);
    CHECK(v.waiting(v.tom, FollowUpKind::circle_back).empty());
  }
  SUBCASE("but not by a talk about other things, which only ends the reminding") {
    const NoteId id = v.advised("raise your prices", 20);
    v.log("call with @Tom Reilly: he told me about the dog");
    CHECK(!v.now(id).told);
    CHECK(v.waiting(v.tom, FollowUpKind::circle_back).empty());
  }
}

TEST_CASE("a line of the log notes advice once, of whoever gave it") {
  Village<OnSqlite> v;
  v.log("lunch with @Tom Reilly and @Maya Chen, Tom told me to talk to three landlords");
  REQUIRE(v.advice_of(v.tom).size() == 1);
  CHECK(v.advice_of(v.tom)[0].text == "talk to three landlords");
  CHECK(v.advice_of(v.maya).empty());
  CHECK(v.waiting(v.maya, FollowUpKind::circle_back).empty());
  CHECK(v.waiting(v.maya, FollowUpKind::thank).empty());
  REQUIRE(v.waiting(v.tom, FollowUpKind::circle_back).size() == 1);
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back)[0].note == v.advice_of(v.tom)[0].id);
  undo(v.house.app, {});
  CHECK(v.advice_of(v.tom).empty());
}

TEST_CASE("an interaction with advice and words is advice, too") {
  Village<OnSqlite> v;
  log_interaction(v.house.app, {.kind = InteractionKind::advice_received,
                                .day = v.house.app.today(),
                                .people = {v.tom},
                                .note = "ask for a smaller team"});
  REQUIRE(v.advice_of(v.tom).size() == 1);
  CHECK(v.advice_of(v.tom)[0].text == "ask for a smaller team");
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back)[0].note == v.advice_of(v.tom)[0].id);
}

TEST_CASE("advice that is not for you leaves nothing to tell") {
  Village<OnSqlite> v;
  const NoteId id = v.advised("sell the kiln");
  close_advice(v.house.app, id);
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back).empty());
  CHECK(v.open_advice().empty());
  CHECK(refusal([&] { close_advice(v.house.app, id); }) ==
        "You already noted that n1 was not for you, on Sun 22 Nov 2026.");
  follow_advice(v.house.app, id, "");  // after all
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back).size() == 1);
}

TEST_CASE("what was followed stays in the list until they heard of it") {
  Village<OnSqlite> v;
  const NoteId id = v.advised("raise your prices");
  follow_advice(v.house.app, id, "");
  CHECK(v.open_advice().size() == 1);
  CHECK(refusal([&] { follow_advice(v.house.app, id, ""); }).starts_with("You already noted"));
  follow_advice(v.house.app, id, "two new clients");
  CHECK(v.now(id).outcome == "two new clients");
  tell_of_advice(v.house.app, id, {});
  CHECK(v.open_advice().empty());
  CHECK(v.advice_of(v.tom).size() == 1);
}

TEST_CASE("advice that is removed takes its follow-up along; only advice is followed") {
  Village<OnSqlite> v;
  const NoteId id = v.advised("raise your prices");
  remove_note(v.house.app, id);
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back).empty());
  undo(v.house.app, {});
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back).size() == 1);
  const NoteId fact =
      add_note(v.house.app, {.person = v.tom, .kind = NoteKind::fact, .text = "has a boat"}).id;
  CHECK(refusal([&] { follow_advice(v.house.app, fact, ""); }) == "n2 (fact) isn’t advice.");
}

TEST_CASE("advice of long ago is noted and asks for nothing") {
  Village<OnSqlite> v;
  v.advised("raise your prices", 200);
  CHECK(v.waiting(v.tom, FollowUpKind::circle_back).empty());
  CHECK(v.waiting(v.tom, FollowUpKind::thank).empty());
  CHECK(v.open_advice().size() == 1);
}

TEST_CASE("an ask that was met asks for a kind word, but not by you") {
  Village<OnSqlite> v;
  const auto ask = [&](NoteEnding ending) {
    const NoteId id =
        add_note(v.house.app, {.person = v.maya, .kind = NoteKind::ask, .text = "a bookkeeper"}).id;
    end_note(v.house.app, id, ending);
    return v.waiting(v.maya, FollowUpKind::congratulate).size();
  };
  CHECK(ask(NoteEnding::met_by_me) == 0);
  CHECK(ask(NoteEnding::closed) == 0);
  CHECK(ask(NoteEnding::met) == 1);
  CHECK(v.because(v.maya, 1) == "Maya was looking for this, and found it yesterday: a bookkeeper.");
  CHECK(v.because(v.maya, 30).empty());
}

TEST_CASE("hospitality is thanked for, and any thanks settle it") {
  Village<OnSqlite> v;
  v.log("@Maya Chen had us over for dinner yesterday");
  REQUIRE(v.waiting(v.maya, FollowUpKind::thank).size() == 1);
  CHECK(v.because(v.maya, 1) == "Maya hosted you two days ago.");
  v.log("thanked @Maya Chen");
  CHECK(v.waiting(v.maya, FollowUpKind::thank).empty());
}

TEST_CASE("good news heard elsewhere asks for a kind word, once") {
  Village<OnSqlite> v;
  v.log("heard that @Maya Chen got promoted");
  REQUIRE(v.waiting(v.maya, FollowUpKind::congratulate).size() == 1);
  CHECK(v.because(v.maya, 1) == "Maya got promoted, you heard yesterday.");
  v.log("@Maya Chen got promoted");
  CHECK(v.waiting(v.maya, FollowUpKind::congratulate).size() == 1);
  v.log("coffee with @Tom Reilly: he got promoted");
  CHECK(v.waiting(v.tom, FollowUpKind::congratulate).empty());
}

TEST_CASE("what they told you will happen is a date of theirs, named when it comes") {
  Village<OnSqlite> v;
  v.log("call with @Tom Reilly: his exhibition opens on 4 December");
  CHECK(v.because(v.tom, 12) == "Tom's exhibition is today.");
  v.log("call with @Tom Reilly: his exhibition opens on 4 December");
  store::ReadTx tx(*v.house.db, v.house.app.account);
  CHECK(store::dates_of(tx, v.tom).size() == 1);
}

}  // namespace
}  // namespace wellmet::actions
