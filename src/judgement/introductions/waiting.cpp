#include "judgement/introductions/waiting.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace wellmet {
namespace {

using namespace introduction;

constexpr int answer_days = 7;  // until one asks again
constexpr int how_it_went_days = 14;
constexpr int after_meeting_days = 1;
constexpr int runs_out_days = 92;
constexpr std::string_view beginning = "introduction ";

int waits_days(const Stage& stage) {
  if (std::holds_alternative<FirstAsked>(stage) || std::holds_alternative<SecondAsked>(stage))
    return answer_days;
  if (std::holds_alternative<Introduced>(stage)) return how_it_went_days;
  return std::holds_alternative<TheyMet>(stage) ? after_meeting_days : 0;
}

}  // namespace

std::optional<WaitingIntroduction> waiting(const Introduction& thread, LocalDate today) {
  if (is_over(thread.stage)) return std::nullopt;
  const LocalDate since = day_of(thread.stage).value_or(thread.started);
  const LocalDate due = since + waits_days(thread.stage);
  const PersonId turn = thread.whose_turn();
  const PersonId person = turn ? turn : thread.first;
  WaitingIntroduction one{.id = thread.id,
                          .stage = thread.stage,
                          .person = person,
                          .other = thread.other(person),
                          .since = since,
                          .due = std::max(due, thread.rests_until.value_or(due))};
  one.has_run_out = today > one.due + runs_out_days;
  return one;
}

std::string matter_of(const WaitingIntroduction& one) {
  return fmt::format("{}{} {} {}", beginning, one.id.value, to_text(one.stage), to_iso(one.due));
}

std::optional<IntroductionMatter> introduction_of(std::string_view matter) {
  if (!matter.starts_with(beginning)) return std::nullopt;
  matter.remove_prefix(beginning.size());
  IntroductionMatter found;
  const auto [end, fault] =
      std::from_chars(matter.data(), matter.data() + matter.size(), found.id.value);
  const auto stage_at = static_cast<std::size_t>(end - matter.data()) + 1;
  const auto day_at = matter.rfind(' ');
  if (fault != std::errc{} || day_at == std::string_view::npos || day_at < stage_at)
    return std::nullopt;
  found.stage = matter.substr(stage_at, day_at - stage_at);
  return found;
}

}  // namespace wellmet
