// The user says that she introduced two: whatever was under way says so too, and undo takes all
// back.
#include <doctest/doctest.h>

#include "actions/introductions/settle_introductions.h"
#include "actions/relations/relations.h"
#include "actions/story/log_plan.h"
#include "store/introductions/introductions.h"
#include "store/today/follow_ups.h"
#include "tests/actions/introductions/village.h"

namespace wellmet::actions {
namespace {

using introduction::Step;
using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;
using testing::Village;

template <class House>
struct Told : Village<House> {
  IntroductionId id = this->begin(this->maya, this->priya);
  explicit Told(const std::vector<Step>& steps = {}) { this->take_all(id, steps); }

  void log(const std::string& text = "introduced @Priya to @Maya") {
    save_log(this->house.app, {text, this->house.app.today()});
  }
  std::string relations() {
    store::ReadTx tx(*this->house.db, this->house.app.account);
    std::string list;
    for (const KnownRelation& one : relations_of(tx, this->maya)) list += one.word + ";";
    return list;
  }
  // "check in Priya Raman"
  std::string asks() {
    store::ReadTx tx(*this->house.db, this->house.app.account);
    std::string list;
    for (const PersonId person : {this->maya, this->priya})
      for (const FollowUp& f : store::open_follow_ups_of(tx, person, 100))
        list += to_text(f.kind) + " " + std::to_string(f.person.value) + " " + to_iso(f.due) + ";";
    return list;
  }
  // Everything of the day's list about Maya and Priya.
  std::string today_says() {
    std::string list;
    for (const Suggestion& s : this->lines()) {
      if (s.person == this->maya || s.person == this->priya)
        list += s.next_act.text() + ": " + s.because + ";";
    }
    return list;
  }
};

TEST_CASE("a line that you introduced two makes the introduction of which both said yes") {
  Told<OnSqlite> v({Step::ask, Step::yes, Step::ask, Step::yes});
  v.log();
  CHECK(v.stage(v.id) == "introduced");
  CHECK(v.relations() == "introduced by you;");
  CHECK(v.asks() == "");  // the introduction does
  v.undo_last();
  CHECK(v.stage(v.id) == "both agreed");
  CHECK(v.relations() == "");
}

TEST_CASE_TEMPLATE("one that waited for a yes ends, since it happened elsewhere", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Told<AnyHouse> v({Step::ask, Step::yes});
  v.days_later(1);
  v.log();
  CHECK(v.stage(v.id) == "introduced elsewhere");
  CHECK(state_in_words(v.now(v.id)) == "You introduced Maya and Priya");
  CHECK(v.relations() == "introduced by you;");
  CHECK(v.today_says() == "");
  CHECK(refusal([&] { v.take(v.id, Step::ask); }) == "This introduction is over.");
  v.undo_last();
  CHECK(v.stage(v.id) == "first agreed");
  CHECK(v.relations() == "");
  CHECK(v.asks() == "");
}

TEST_CASE("an idea is gone, and the number says what took it away") {
  Told<OnSqlite> v;
  v.log();
  CHECK(v.relations() == "introduced by you;");
  CHECK(refusal([&] { v.now(v.id); }).starts_with("There is no introduction 1 any more: change "));
  v.undo_last();
  CHECK(v.stage(v.id) == "idea");
}

TEST_CASE("one made before the yeses were noted happened on the day that is said") {
  Told<OnSqlite> v({Step::ask, Step::yes, Step::ask, Step::yes});
  v.log("introduced @Priya to @Maya yesterday");
  CHECK(v.stage(v.id) == "introduced elsewhere");
  CHECK(introduction::day_of(v.now(v.id).thread.stage) == v.house.app.today() - 1);
}

TEST_CASE("how it went is asked two weeks later, once, with or without anything under way") {
  for (const bool under_way : {false, true}) {
    CAPTURE(under_way);
    Told<OnSqlite> v(under_way ? std::vector{Step::ask} : std::vector<Step>{});
    if (!under_way) v.undo_last();
    v.log();
    v.log();
    const std::string due = to_iso(v.house.app.today() + 14);
    CHECK(v.asks() == "check in " + std::to_string(v.priya.value) + " " + due + ";");
    v.days_later(13);
    CHECK(v.today_says() == "");
    v.days_later(1);
    CHECK(v.today_says() ==
          "Ask Priya Raman how it went with Maya Chen: You introduced Priya to Maya Chen two weeks "
          "ago.;");
    v.show();
    line_done(v.house.app, 1, "");
    v.days_later(20);
    CHECK(v.today_says() == "");
  }
}

TEST_CASE("a line written later counts from the day that it tells of") {
  Told<OnSqlite> v;
  v.undo_last();
  v.log("introduced @Priya to @Maya on 12 November");
  v.days_later(4);
  CHECK(v.today_says() ==
        "Ask Priya Raman how it went with Maya Chen: You introduced Priya to Maya Chen two weeks "
        "ago.;");
}

TEST_CASE("a talk two weeks later settles it; one in between leaves it") {
  Told<OnSqlite> v;
  v.log();
  v.days_later(3);
  v.log("coffee with @Priya");
  CHECK(v.asks() != "");
  v.days_later(11);
  v.log("coffee with @Priya");
  CHECK(v.asks() == "");
}

TEST_CASE("the relation says it as well, and has no day to ask from") {
  Told<OnSqlite> v({Step::ask});
  add_relation(v.house.app, {.whose = v.maya, .word = "introduced by me", .person = v.priya});
  CHECK(v.stage(v.id) == "introduced elsewhere");
  CHECK(v.asks() == "");
  v.undo_last();
  CHECK(v.stage(v.id) == "first asked");
}

TEST_CASE("what a line does to an introduction is shown before it is saved") {
  Told<OnSqlite> v({Step::ask});
  store::ReadTx tx(*v.house.db, v.house.app.account);
  const LocalDate today = v.house.app.today();
  const LogReading reading = read_log(tx, "introduced @Priya to @Maya", today, {}, false);
  std::string pieces;
  for (const LogPiece& piece : pieces_of(reading, plan_log(v.house.app, tx, reading, today), today))
    pieces += piece.text + "\n";
  CHECK(pieces.find("introduction 1 ends: you introduced them, before both yeses were noted\n") !=
        std::string::npos);
  CHECK(pieces.find("added for you: check in with Priya Raman: how it went with Maya Chen, due") !=
        std::string::npos);
}

}  // namespace
}  // namespace wellmet::actions
