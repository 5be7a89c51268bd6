#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

// How often something comes again.
namespace wellmet {

constexpr int most_repeat_count = 1000;

enum class RepeatUnit { day, week, month, year };

struct Repeat {
  int count = 1;  // 1 to most_repeat_count
  RepeatUnit unit = RepeatUnit::month;
  // The first day of the series, from which it is counted; without it the day that is due is.
  std::optional<LocalDate> since = {};
  friend bool operator==(const Repeat&, const Repeat&) = default;
};

// As people say it: "monthly", "every month", "2 weeks", "every other week", "quarterly", "yearly".
// Nothing for what is no such span, nor for one that counts too many.
std::optional<Repeat> parse_repeat(std::string_view);
// As it is stored: "2 weeks", "1 month since 2026-08-31"; and that read back.
std::string to_text(const Repeat&);
std::optional<Repeat> stored_repeat(std::string_view);
// How often alone: "2 weeks", "1 month"; and "every 2 weeks", "every month".
std::string span_of(const Repeat&);
std::string in_words(const Repeat&);
// The first day of the series that is later than both: the 31st of a month becomes the last day of
// a shorter one, and the 31st again after it.
LocalDate next_due(const Repeat&, LocalDate due, LocalDate today);

}  // namespace wellmet
