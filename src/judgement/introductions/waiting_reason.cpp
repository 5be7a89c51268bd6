// What the day's list says of an introduction whose next step is the user's.
#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"
#include "judgement/because.h"
#include "judgement/notice.h"

namespace wellmet {
namespace {

std::string ago(LocalDate day, LocalDate today) {
  const int days = std::max(0, today - day);
  if (days == 0) return "today";
  return days == 1 ? "yesterday" : silence_in_words(days) + " ago";
}

// As it stands after "because": it begins with a name, with "you" or with "both".
std::string clause(const WaitingIntroduction& one, LocalDate today) {
  const std::string when = ago(one.since, today);
  if (one.stage == "idea")
    return fmt::format("you thought {} of introducing {} to {}", when, one.person_called,
                       one.other_called);
  if (one.stage == "first asked" || one.stage == "second asked")
    return fmt::format("you asked {} {}, and no answer is noted", one.person_called, when);
  if (one.stage == "first agreed") return fmt::format("{} said yes {}", one.other_called, when);
  if (one.stage == "both agreed")
    return fmt::format("{} and {} have both said yes", one.person_called, one.other_called);
  if (one.stage == "introduced")
    return fmt::format("you introduced {} and {} {}", one.person_called, one.other_called, when);
  return fmt::format("{} and {} met {}", one.person_called, one.other_called, when);
}

NamedSentence act(const WaitingIntroduction& one, const TodayPerson& person) {
  const auto with = [&](const char* before, const std::string& after) {
    return NamedSentence{.before = before, .name = person.name, .after = after};
  };
  const std::string about = " about meeting " + one.other_name;
  if (one.stage == "first asked" || one.stage == "second asked")
    return with("Ask ", " again" + about);
  if (one.stage == "both agreed") return with("Introduce ", " to " + one.other_name);
  if (one.stage == "introduced" || one.stage == "they met")
    return with("Ask ", " how it went with " + one.other_name);
  return with("Ask ", about);
}

const char* fact_of(const std::string& stage) {
  if (stage == "idea") return "you thought of it";
  if (stage == "first asked" || stage == "second asked") return "you asked";
  if (stage == "introduced") return "you introduced them";
  return stage == "they met" ? "they met" : "the last yes";
}

}  // namespace

Reason reason_for(const WaitingIntroduction& one, const TodayPerson& person, const DayWish& wish) {
  const std::string said = clause(one, wish.today) + ".";
  const bool begins_with_you = said.starts_with("you ");
  return {.claims = {{.kind = ClaimKind::introduction,
                      .person = one.person,
                      .act = one.stage,
                      .what = one.other_name,
                      .since = one.since,
                      .due = one.due,
                      .from = {{"introductions", one.id.value}}}},
          .because = begins_with_you ? with_capital(said) : said,
          .because_clause = said,
          .next_act = act(one, person),
          .facts = {{one.since, fact_of(one.stage)}}};
}

}  // namespace wellmet
