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
  friend bool operator==(const Repeat&, const Repeat&) = default;
};

// "monthly", "every month", "2 weeks", "every other week", "quarterly", "yearly". Nothing for what
// is no such span.
std::optional<Repeat> parse_repeat(std::string_view);
// As it is stored and shown; parse_repeat reads it back: "1 month", "2 weeks".
std::string to_text(const Repeat&);
// "every month", "every 2 weeks".
std::string in_words(const Repeat&);
// The first day of the series begun on `due` that is later than both: the 31st of a month becomes
// the last day of a shorter one, and the 31st again after it.
LocalDate next_due(const Repeat&, LocalDate due, LocalDate today);

}  // namespace wellmet
