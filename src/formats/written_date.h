#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

// Dates as people and programs write them into tables.
namespace wellmet {

enum class DayOrder { unknown, day_first, month_first };

// What one cell gives away: 25/3/2026 and 25.3.26 day_first, 3/25/2026 month_first, else unknown.
DayOrder day_order_of(std::string_view cell);

// The order of a column in which so many cells tell the one and the other. A column that tells both
// has none, unless one is a slip among many.
DayOrder order_told_by(int day_first, int month_first);

struct DateRules {
  DayOrder order = DayOrder::unknown;  // for 3/4/2026; unknown reads the month first
  int latest_year = 2099;              // two digits mean this year or one of the 99 before it
};

enum class DateCellKind {
  blank,  // nothing, "0/0/00", "n/a", "-"
  date,
  not_there,  // 31 February
  words,      // no date: "next week", "at the conference"
};

struct DateCell {
  DateCellKind kind = DateCellKind::blank;
  PartialDate date = {};
  bool two_ways = false;  // 3/4/2026 while the order is unknown
};

// Reads ISO 8601 and RFC 6350 forms, numbers between '/', '-', '.' or spaces, month names in a
// dozen languages (month_named lists them) with or without weekday, ordinals and year, a year
// alone, "about 1980", and the day numbers of spreadsheets (45000). A time of day is dropped.
DateCell read_date(std::string_view cell, const DateRules& = {});

}  // namespace wellmet
