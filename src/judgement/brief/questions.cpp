#include "judgement/brief/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/hash.h"
#include "base/text.h"
#include "judgement/notice.h"

namespace wellmet {
namespace {

constexpr int long_silence_days = 180;

std::string key_of(std::string_view question) { return join(folded_words(question), " "); }

bool is_long_silence(const BeforeMeeting& known, LocalDate today) {
  if (!known.last_in_touch) return false;
  if (today - *known.last_in_touch >= long_silence_days) return true;
  if (known.rhythm.contact_days == 0) return false;
  const Rhythm rhythm = rhythm_on(known.rhythm, today);
  return rhythm == Rhythm::drifting || rhythm == Rhythm::dormant;
}

}  // namespace

SituationRead situation_of(const BeforeMeeting& known, LocalDate today) {
  if (known.nothing_between)
    return {Situation::first_meeting,
            "For a first meeting, since nothing is noted between you yet."};
  if (is_long_silence(known, today))
    return {Situation::long_silence,
            fmt::format("After a long silence, since nothing is noted after {}.",
                        to_words(*known.last_in_touch))};
  if (known.mentor) return {Situation::mentor, "For a mentor, as you noted."};
  return {};
}

bool is_same_question(std::string_view one, std::string_view other) {
  return key_of(one) == key_of(other);
}

std::vector<ProposedQuestion> questions_for(Situation situation,
                                            const std::vector<OwnQuestion>& own,
                                            const std::vector<std::string>& known_questions,
                                            std::string_view seed, std::size_t most) {
  std::set<std::string> known;
  for (const std::string& text : known_questions) known.insert(key_of(text));
  std::vector<ProposedQuestion> list;
  const auto propose = [&](std::string code, std::string_view text) {
    if (list.size() < most && known.insert(key_of(text)).second)
      list.push_back({std::move(code), std::string(text)});
  };
  for (const OwnQuestion& one : own)
    if (!one.situation || *one.situation == situation)
      propose(fmt::format("q{}", one.id.value), one.text);
  std::vector<std::pair<std::uint64_t, const BuiltInQuestion*>> fitting;
  for (const BuiltInQuestion& one : built_in_questions())
    if (one.situation == situation)
      fitting.emplace_back(stable_hash(fmt::format("{} {}", seed, one.number)), &one);
  std::ranges::sort(fitting, {}, [](const auto& one) { return one.first; });
  for (const auto& [shuffle, one] : fitting) propose(fmt::format("b{}", one->number), one->text);
  return list;
}

}  // namespace wellmet
