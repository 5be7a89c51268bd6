// What it is to have done a line, beside what the line says.
#include <doctest/doctest.h>

#include <set>

#include "judgement/because.h"
#include "tests/judgement/today_cast.h"

using namespace wellmet;

namespace {

std::string said(const Reason& reason) { return reason.next_act.before + "…: " + reason.done_as; }

}  // namespace

TEST_CASE("a silence is ended by what its line says") {
  const TodayPerson maya = person(1, "Maya Chen", talked({200, 150, 100}));
  std::set<std::string> all;
  for (const Energy energy : {Energy::low, Energy::usual, Energy::plenty})
    for (unsigned turn = 0; turn < 3; ++turn)
      all.insert(said(reason_for_drift(maya, {.today = today_in_tests, .energy = energy}, turn)));
  CHECK(all == std::set<std::string>{"Call …: call", "Comment on something that …: comment",
                                     "Invite …: invitation", "Send …: message",
                                     "Suggest a day to see …: invitation",
                                     "Suggest coffee or a walk with …: invitation",
                                     "Write …: message", "Write to …: message"});
  CHECK(reason_for_reconnecting(maya, {.today = today_in_tests}).done_as == "message");
  CHECK(
      reason_for_reconnecting(maya, {.today = today_in_tests, .energy = Energy::plenty}).done_as ==
      "call or invitation");
}

TEST_CASE("nobody is congratulated before the day, nor on a day that is no reason to") {
  const TodayPerson maya = person(1, "Maya Chen");
  const auto on = [&](DateKind kind, int days_ahead, bool once = false) {
    return said(reason_for(NearDate{.person = maya.id,
                                    .kind = kind,
                                    .on = today_in_tests + days_ahead,
                                    .years = 5,
                                    .once = once},
                           maya, {.today = today_in_tests}));
  };
  CHECK(on(DateKind::birthday, 2) == "Think of a kind word or a small gift for …: birthday");
  CHECK(on(DateKind::birthday, 0) == "Wish …: congratulated");
  CHECK(on(DateKind::birthday, -1) == "Send …: congratulated");
  CHECK(on(DateKind::new_job, -4) == "Congratulate …: congratulated");
  CHECK(on(DateKind::met_anniversary, 0) == "Tell …: message");
  CHECK(on(DateKind::other, 0) == "Send …: message");
  CHECK(on(DateKind::other, -1, true) == "Ask …: message");
}

TEST_CASE("a follow-up is done as itself, and is no meeting") {
  const TodayPerson maya = person(1, "Maya Chen");
  for (const FollowUpKindInfo& kind : follow_up_kinds())
    CHECK(reason_for(DueFollowUp{.person = maya.id, .kind = kind.kind, .due = today_in_tests}, maya,
                     {.today = today_in_tests})
              .done_as.empty());
}
