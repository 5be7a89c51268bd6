#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace wellmet::language {

// Plain English for days, as people write it in a log, a snooze or a follow-up. Everything is
// relative to a `today` that the caller gives; nothing here reads a clock. What each word means
// where English leaves it open is decided once, in the essay at the head of dates.cpp.

// Bytes [start, end) of the text that was read.
struct TextRange {
  std::size_t start = 0;
  std::size_t end = 0;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

// "on Tuesday" is the last one in a log (past) and the next one in a follow-up (future).
enum class Leaning { past, future };
// How 3/4/2026 is meant when both ways are a date. 3.4.2026 is always day first.
enum class DateOrder { day_first, month_first };

struct TimeOfDay {
  int hour = 0;  // 0 to 23
  int minute = 0;
  friend bool operator==(const TimeOfDay&, const TimeOfDay&) = default;
};

struct FoundDate {
  LocalDate day = {};
  TextRange range = {};
};

struct FoundTime {
  TimeOfDay time = {};
  TextRange range = {};
};

struct DateContext {
  LocalDate today = {};
  Leaning leaning = Leaning::past;
  DateOrder order = DateOrder::day_first;
};

// The first date in running text: "coffee yesterday", "in two weeks". Words that mean other things
// too ("sat", "may", "24/7") count only where the words beside them say that they are dates.
std::optional<FoundDate> find_date(std::string_view text, const DateContext&);
// The first time of day in running text: "at 3pm", "15:30", "at noon".
std::optional<FoundTime> find_time(std::string_view text);

// The whole text as one day: "tomorrow", "in 2 weeks", "2 weeks", "last tue", "2026-03-05",
// "end of month". Nothing when any word is left over.
std::optional<LocalDate> parse_when(std::string_view text, const DateContext&);
inline std::optional<LocalDate> parse_when(std::string_view text, LocalDate today,
                                           Leaning leaning) {
  return parse_when(text, DateContext{today, leaning, DateOrder::day_first});
}

// A span of time in days: "6 weeks" -> 42, "a month" -> 30, "half a year", "10d", "a fortnight".
// More than 100 years is nothing.
std::optional<int> parse_span(std::string_view text);

// How often somebody wants to be reminded of a person.
struct CadenceWish {
  int days = 0;        // 0 with never
  bool never = false;  // "never", "never remind me"
  friend bool operator==(const CadenceWish&, const CadenceWish&) = default;
};
// "about every month", "every 6 weeks", "quarterly", "twice a year", "6 weeks", "never".
std::optional<CadenceWish> parse_cadence(std::string_view text);

// A date as precisely as someone knows it, in words or figures: "12 Apr 1985", "April 12th",
// "March 2019", "1980", "about 1980", "12.4.1985", all forms of parse_partial_date. What is no
// date ("spring 2019") is kept as text.
PartialDate read_partial_date(std::string_view text, DateOrder = DateOrder::day_first);

}  // namespace wellmet::language
