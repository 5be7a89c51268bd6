#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "language/tokens.h"

namespace wellmet::language {

// The words of the calendar, with the slips that people make in the long ones ("wendsday",
// "febuary"). `is_short` marks the forms that are other words too ("sat", "mon", "mar").
struct CalendarWord {
  int value = 0;
  bool is_short = false;
};
std::optional<CalendarWord> weekday_word(const Token&);  // 0 is Sunday
std::optional<CalendarWord> month_word(const Token&);    // 1 to 12
std::optional<int> season_word(const Token&);            // its middle month: spring is 4

enum class Unit { moment, day, week, fortnight, month, quarter, year };
// `moment` is minutes and hours. One slip is allowed in words of 4 letters or more.
std::optional<Unit> unit_word(const Token&);
LocalDate shifted(LocalDate, double count, Unit);
int days_of(double count, Unit);

// "3", "three", "a", "couple"; the words after it ("of") are not looked at.
std::optional<int> count_word(const Token&);

// "yesterday", "tomorrow", "today", "tonight" with their slips and short forms: days from today.
std::optional<int> relative_day_word(const Token&);
bool is_part_of_day(const Token&);  // "morning", "evening"

// "christmas", "new year's eve", "easter" in that year; `words` is how many tokens the name takes.
struct Holiday {
  std::size_t words = 0;
  LocalDate (*in_year)(int year) = nullptr;
};
std::optional<Holiday> holiday_at(const std::vector<Token>&, std::size_t at);

}  // namespace wellmet::language
