// Made-up years, lived day by day: people call, help, promise and fall silent; the list is looked
// at each morning and some of its lines are answered. Whatever it says must be so.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "actions/people/people.h"
#include "actions/story/log.h"
#include "actions/today/today.h"
#include "formats/vcard/parse.h"
#include "tests/actions/house.h"
#include "tests/actions/today/claim_checker.h"

namespace {

using namespace wellmet;
using namespace wellmet::actions::testing;

constexpr const char* names[] = {"Maya Chen", "Jo Okafor",   "Łukasz Lis", "Sofía Díaz",
                                 "Mum",       "Tomasz Berg", "Ana Silva",  "Kofi Mensah"};

class Year {
 public:
  Year() {
    house_.app.today_is = day_;
    house_.app.clock_is = day_;
    for (const char* name : names) {
      actions::NewPerson person{.name = name};
      person.birthday.month = *rc::gen::inRange(1, 13);
      person.birthday.day = *rc::gen::inRange(1, 28);
      if (*rc::gen::inRange(0, 2) == 0) person.words = {RelationshipWord::friend_};
      if (*rc::gen::inRange(0, 5) == 0) person.wished_cadence_days = 30;
      people_.push_back(actions::add_person(house_.app, person));
      beat_.push_back(*rc::gen::element(6, 14, 30, 90));
      silent_from_.push_back(*rc::gen::inRange(60, 400));
    }
  }

  void live(int days) {
    for (int n = 0; n < days; ++n, day_ = day_ + 1) {
      house_.app.today_is = day_;
      house_.app.clock_is = day_;
      morning();
      for (std::size_t i = 0; i < people_.size(); ++i) evening(i, n);
    }
  }
  int lines = 0;

 private:
  void evening(std::size_t i, int n) {
    if (n > silent_from_[i] || *rc::gen::inRange(0, beat_[i]) != 0) return;
    const std::string line =
        fmt::format(fmt::runtime(*rc::gen::element<std::string>(
                        "call with @{}", "coffee with @{}", "message to @{}",
                        "help from @{}: the ladder", "advice from @{}: wait a year",
                        "lunch with @{} !share the notes on bees in 4 days", "thanked @{}",
                        "told @{} what came of the advice", "coffee with @{} !check-in in 9 days")),
                    names[i]);
    const actions::Logged logged = actions::save_log(house_.app, {.text = line, .day = day_});
    for (const FollowUp& f : logged.follow_ups)
      if (f.rule.empty()) promised_[f.due].insert(f.id);
  }

  void morning() {
    DayList list;
    {
      store::ReadTx tx(*house_.db, house_.app.account);
      list = actions::today(tx, {.today = day_});
      check(tx, list);
    }
    actions::remember(house_.app, day_, list.lines);
    {
      store::ReadTx tx(*house_.db, house_.app.account);
      const DayList again = actions::today(tx, {.today = day_});
      RC_ASSERT(again.lines == list.lines);
    }
    for (std::size_t i = 0; i < list.lines.size(); ++i)
      answer(list.lines[i], static_cast<int>(i) + 1);
  }

  void check(store::ReadTx& tx, const DayList& list) {
    ClaimChecker checker(tx, day_);
    for (const Suggestion& s : list.lines) {
      RC_ASSERT(checker.wrong(s) == "");
      int& days = shown_[{s.person, s.matter}];
      RC_ASSERT(++days <= 3);
      RC_ASSERT(!closed_.contains(s.follow_up));
      RC_ASSERT(s.follow_up || day_ >= rests_until_[s.person]);
      const bool was_done = done_.contains({s.person, s.matter});
      RC_ASSERT(s.follow_up || !was_done);
      ++lines;
    }
    for (const FollowUpId id : promised_[day_]) {
      const bool open = store::find_follow_up(tx, id)->state == FollowUpState::open;
      const bool due = store::find_follow_up(tx, id)->due == day_;
      const bool listed =
          std::ranges::find(list.lines, id, &Suggestion::follow_up) != list.lines.end();
      RC_ASSERT(!open || !due || listed || !list.more.empty());
    }
  }

  void answer(const Suggestion& s, int number) {
    const int what = *rc::gen::inRange(0, 8);
    if (what == 0) {
      actions::line_done(house_.app, number, "");
      s.follow_up ? void(closed_.insert(s.follow_up)) : void(done_.insert({s.person, s.matter}));
    } else if (what == 1) {
      const LocalDate until = day_ + *rc::gen::inRange(1, 9);
      actions::line_later(house_.app, number, until);
      if (!s.follow_up) rests_until_[s.person] = until;
    } else if (what == 2) {
      actions::line_left(house_.app, number);
      if (s.follow_up) closed_.insert(s.follow_up);
    }
  }

  House house_;
  LocalDate day_ = *parse_iso_date("2026-01-05");
  std::vector<PersonId> people_;
  std::vector<int> beat_, silent_from_;
  std::map<LocalDate, std::set<FollowUpId>> promised_;
  std::map<std::pair<PersonId, std::string>, int> shown_;
  std::set<FollowUpId> closed_ = {};
  std::set<std::pair<PersonId, std::string>> done_;
  std::map<PersonId, LocalDate> rests_until_;
};

}  // namespace

TEST_CASE("over a made-up year every claim is so, on its day, three times at most, and then over") {
  int lines = 0;
  CHECK(holds(4, [&] {
    Year year;
    year.live(380);
    lines += year.lines;
  }));
  CHECK(lines > 400);
}

TEST_CASE("who waits for several things is named once, with how many") {
  CHECK(actions::each_once({"Greta Lind", "Dale Whitcombe", "Greta Lind", "Greta Lind"}) ==
        std::vector<std::string>{"Greta Lind (3)", "Dale Whitcombe"});
  CHECK(actions::each_once({}).empty());
}
