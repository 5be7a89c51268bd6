#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

// How often something comes again.
namespace wellmet {

enum class RepeatUnit { day, week, month, year };

struct Repeat {
  int count = 1;  // 1 to 1000
  RepeatUnit unit = RepeatUnit::month;
  // The first day of the series, from which it is counted; without it the day that is due is.
  std::optional<LocalDate> since = {};
  friend bool operator==(const Repeat&, const Repeat&) = default;
};

// "monthly", "every month", "2 weeks", "every other week", "quarterly", "yearly"; and what to_text
// writes. Nothing for what is no such span.
std::optional<Repeat> parse_repeat(std::string_view);
// As it is stored; parse_repeat reads it back: "2 weeks", "1 month since 2026-08-31".
std::string to_text(const Repeat&);
// How often alone: "2 weeks", "1 month"; and "every 2 weeks", "every month".
std::string span_of(const Repeat&);
std::string in_words(const Repeat&);
// The first day of the series that is later than both: the 31st of a month becomes the last day of
// a shorter one, and the 31st again after it.
LocalDate next_due(const Repeat&, LocalDate due, LocalDate today);

}  // namespace wellmet
