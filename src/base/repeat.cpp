#include "base/repeat.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::string_view since = " since ";

struct Word {
  std::string_view word;
  int count;
  RepeatUnit unit;
};
constexpr std::array<Word, 19> words = {{{"daily", 1, RepeatUnit::day},
                                         {"day", 1, RepeatUnit::day},
                                         {"days", 1, RepeatUnit::day},
                                         {"weekly", 1, RepeatUnit::week},
                                         {"week", 1, RepeatUnit::week},
                                         {"weeks", 1, RepeatUnit::week},
                                         {"fortnight", 2, RepeatUnit::week},
                                         {"fortnights", 2, RepeatUnit::week},
                                         {"fortnightly", 2, RepeatUnit::week},
                                         {"monthly", 1, RepeatUnit::month},
                                         {"month", 1, RepeatUnit::month},
                                         {"months", 1, RepeatUnit::month},
                                         {"quarterly", 3, RepeatUnit::month},
                                         {"quarter", 3, RepeatUnit::month},
                                         {"quarters", 3, RepeatUnit::month},
                                         {"yearly", 1, RepeatUnit::year},
                                         {"annually", 1, RepeatUnit::year},
                                         {"year", 1, RepeatUnit::year},
                                         {"years", 1, RepeatUnit::year}}};
constexpr std::array<std::string_view, 4> units = {"day", "week", "month", "year"};

// "2", "two", "other"; nothing for another word.
std::optional<int> count_of(std::string_view word) {
  static constexpr std::array<std::string_view, 13> numbers = {
      "",      "one",   "two",  "three", "four",   "five",  "six",
      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (word == "other") return 2;
  if (const auto* found = std::ranges::find(numbers, word); found != numbers.end() && !word.empty())
    return static_cast<int>(found - numbers.begin());
  int number = 0;
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
  const bool whole = fault == std::errc{} && end == word.data() + word.size() && number >= 1;
  return whole && number <= most_repeat_count ? std::optional(number) : std::nullopt;
}

LocalDate moved(const Repeat& repeat, LocalDate from, int times) {
  const int count = repeat.count * times;
  constexpr int week_days = 7, year_months = 12;
  switch (repeat.unit) {
    case RepeatUnit::day:
      return from + count;
    case RepeatUnit::week:
      return from + count * week_days;
    case RepeatUnit::month:
      return add_months(from, count);
    case RepeatUnit::year:
      break;
  }
  return add_months(from, count * year_months);
}

}  // namespace

std::optional<Repeat> parse_repeat(std::string_view text) {
  if (text.find_first_of("-.,") != std::string_view::npos) return std::nullopt;
  std::vector<std::string> said = folded_words(text);
  if (!said.empty() && (said.front() == "every" || said.front() == "each"))
    said.erase(said.begin());
  if (said.empty() || said.size() > 2) return std::nullopt;
  int times = 1;
  if (said.size() == 2) {
    const auto count = count_of(said.front());
    if (!count) return std::nullopt;
    times = *count;
  }
  const auto* found = std::ranges::find(words, said.back(), &Word::word);
  if (found == words.end() || times * found->count > most_repeat_count) return std::nullopt;
  return Repeat{.count = times * found->count, .unit = found->unit};
}

std::optional<Repeat> stored_repeat(std::string_view text) {
  const std::size_t at = text.find(since);
  if (at == std::string_view::npos) return parse_repeat(text);
  const auto day = parse_iso_date(text.substr(at + since.size()));
  auto repeat = parse_repeat(text.substr(0, at));
  if (!day || !repeat) return std::nullopt;
  repeat->since = day;
  return repeat;
}

std::string to_text(const Repeat& repeat) {
  return repeat.since ? fmt::format("{}{}{}", span_of(repeat), since, to_iso(*repeat.since))
                      : span_of(repeat);
}

std::string span_of(const Repeat& repeat) {
  return fmt::format("{} {}{}", repeat.count, units[static_cast<std::size_t>(repeat.unit)],
                     repeat.count == 1 ? "" : "s");
}

std::string in_words(const Repeat& repeat) {
  if (repeat.count == 1)
    return fmt::format("every {}", units[static_cast<std::size_t>(repeat.unit)]);
  return "every " + span_of(repeat);
}

LocalDate next_due(const Repeat& repeat, LocalDate due, LocalDate today) {
  const LocalDate first = repeat.since.value_or(due);
  int times = 1;
  while (moved(repeat, first, times) <= std::max(due, today)) ++times;
  return moved(repeat, first, times);
}

}  // namespace wellmet
