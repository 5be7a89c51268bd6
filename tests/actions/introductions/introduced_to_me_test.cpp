// Somebody introduced the user: thanks, and how it went, each once, sooner once there is something
// to tell.
#include <doctest/doctest.h>

#include "actions/story/log_plan.h"
#include "store/today/follow_ups.h"
#include "tests/actions/introductions/village.h"

namespace wellmet::actions {
namespace {

using testing::OnSqlite;
using testing::Village;

struct Party : Village<OnSqlite> {
  void log(const std::string& text) { save_log(house.app, {text, house.app.today()}); }
  // "thank in 2; close the loop in 14"
  std::string waits_for_tom() {
    store::ReadTx tx(*house.db, house.app.account);
    std::vector<std::string> list;
    for (const FollowUp& f : store::open_follow_ups_of(tx, tom, 100))
      list.push_back(to_text(f.kind) + " in " + std::to_string(f.due - house.app.today()));
    return join(list, "; ");
  }
  std::string today_says_of_tom() {
    for (const Suggestion& s : lines())
      if (s.person == tom) return s.next_act.text() + ": " + s.because;
    return {};
  }
};

TEST_CASE("whoever introduced you is thanked within two days, and hears how it went in two weeks") {
  Party v;
  v.log("@Tom introduced me to @Noor");
  CHECK(v.waits_for_tom() == "thank in 2; close the loop in 14");
  v.days_later(2);
  CHECK(v.today_says_of_tom() ==
        "Thank Tom Reilly: Tom introduced you to Noor Haddad two days ago.");
  v.log("thanked @Tom");
  CHECK(v.waits_for_tom() == "close the loop in 12");
  v.days_later(12);
  CHECK(v.today_says_of_tom() ==
        "Tell Tom Reilly what came of it: Tom introduced you to Noor Haddad two weeks ago.");
  v.days_later(60);
  CHECK(v.today_says_of_tom().find("introduced") == std::string::npos);
}

TEST_CASE("having met, it is told the day after, and undone with the meeting") {
  Party v;
  v.log("@Tom introduced me to @Noor");
  v.days_later(4);
  {
    store::ReadTx tx(*v.house.db, v.house.app.account);
    const LocalDate today = v.house.app.today();
    const LogReading reading = read_log(tx, "coffee with @Noor", today);
    std::string shown;
    for (const LogPiece& piece :
         pieces_of(reading, plan_log(v.house.app, tx, reading, today), today))
      shown += piece.text + "\n";
    CHECK(shown.find("sooner: close the loop with Tom Reilly, due tomorrow") != std::string::npos);
  }
  v.log("coffee with @Noor");
  CHECK(v.waits_for_tom() == "thank in -2; close the loop in 1");
  v.undo_last();
  CHECK(v.waits_for_tom() == "thank in -2; close the loop in 10");
  v.log("coffee with @Noor");
  v.log("thanked @Tom");
  v.days_later(1);
  CHECK(v.today_says_of_tom() ==
        "Tell Tom Reilly how it went: Tom introduced you to Noor Haddad five days ago.");
  v.log("told @Tom how it went over lunch");
  CHECK(v.waits_for_tom() == "");
}

TEST_CASE("talking to whoever introduced you, after you met, settles it") {
  Party v;
  v.log("@Tom introduced me to @Noor");
  v.days_later(4);
  v.log("coffee with @Noor");
  v.days_later(1);
  v.log("lunch with @Tom");
  CHECK(v.waits_for_tom() == "");
}

TEST_CASE("who you added as met through somebody has them thanked") {
  Party v;
  NewPerson jo{.name = "Jo Park"};
  jo.met.on = partial(v.house.app.today() - 1);
  jo.met.through = v.tom;
  const auto added = add_person_met(v.house.app, jo);
  CHECK(v.waits_for_tom() == "thank in 1; close the loop in 13");
  CHECK(added.follow_ups.size() == 3);  // and to meet again
  v.undo_last();
  CHECK(v.waits_for_tom() == "");
}

}  // namespace
}  // namespace wellmet::actions
