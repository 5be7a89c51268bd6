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

using namespace introduction;

template <class Is>
bool is(const WaitingIntroduction& one) {
  return std::holds_alternative<Is>(one.stage);
}

bool is_asked(const WaitingIntroduction& one) {
  return is<FirstAsked>(one) || is<SecondAsked>(one);
}

// As it stands after "because": it begins with a name, with "you" or with "both".
std::string clause(const WaitingIntroduction& one, LocalDate today) {
  const std::string when = ago(one.since, today);
  if (is<Idea>(one))
    return fmt::format("you thought {} of introducing {} to {}", when, one.person_called,
                       one.other_called);
  if (is_asked(one))
    return fmt::format("you asked {} {}, and no answer is noted", one.person_called, when);
  if (is<FirstAgreed>(one)) return fmt::format("{} said yes {}", one.other_called, when);
  if (is<BothAgreed>(one))
    return fmt::format("{} and {} have both said yes", one.person_called, one.other_called);
  if (is<Introduced>(one))
    return fmt::format("you introduced {} and {} {}", one.person_called, one.other_called, when);
  return fmt::format("{} and {} met {}", one.person_called, one.other_called, when);
}

NamedSentence act(const WaitingIntroduction& one, const TodayPerson& person) {
  const auto with = [&](const char* before, const std::string& after) {
    return NamedSentence{.before = before, .name = person.name, .after = after};
  };
  const std::string about = " about meeting " + one.other_name;
  if (is_asked(one)) return with("Ask ", " again" + about);
  if (is<BothAgreed>(one)) return with("Introduce ", " to " + one.other_name);
  if (was_made(one.stage)) return with("Ask ", " how it went with " + one.other_name);
  return with("Ask ", about);
}

const char* fact_of(const WaitingIntroduction& one) {
  if (is<Idea>(one)) return "you thought of it";
  if (is_asked(one)) return "you asked";
  if (is<Introduced>(one)) return "you introduced them";
  return is<TheyMet>(one) ? "they met" : "the last yes";
}

}  // namespace

Reason reason_for(const WaitingIntroduction& one, const TodayPerson& person, const DayWish& wish) {
  const std::string said = clause(one, wish.today) + ".";
  const bool begins_with_you = said.starts_with("you ");
  return {.claims = {{.kind = ClaimKind::introduction,
                      .person = one.person,
                      .act = to_text(one.stage),
                      .what = one.other_name,
                      .since = one.since,
                      .due = one.due,
                      .from = {{"introductions", one.id.value}}}},
          .because = begins_with_you ? with_capital(said) : said,
          .because_clause = said,
          .next_act = act(one, person),
          .facts = {{one.since, fact_of(one)}}};
}

}  // namespace wellmet
