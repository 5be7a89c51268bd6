#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace wellmet {

// A day of the civil calendar (proleptic Gregorian), without a zone. Kept as the count of days
// since 1970-01-01, so that days can be subtracted and compared.
struct LocalDate {
  int day_number = 0;
  friend auto operator<=>(const LocalDate&, const LocalDate&) = default;
  friend LocalDate operator+(LocalDate date, int days) { return {date.day_number + days}; }
  friend LocalDate operator-(LocalDate date, int days) { return {date.day_number - days}; }
  friend int operator-(LocalDate a, LocalDate b) { return a.day_number - b.day_number; }
};

struct YearMonthDay {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31
  friend bool operator==(const YearMonthDay&, const YearMonthDay&) = default;
};

bool exists(YearMonthDay);           // false for 31 April and the like
LocalDate local_date(YearMonthDay);  // the day must exist
YearMonthDay year_month_day(LocalDate);
int weekday(LocalDate);  // 0 is Sunday
int days_in_month(int year, int month);
LocalDate add_months(LocalDate, int months);  // 31 January + 1 month = the last day of February

// "2026-03-05"; nothing for another form or a day that does not exist.
std::optional<LocalDate> parse_iso_date(std::string_view);
std::string to_iso(LocalDate);      // "2026-03-05"
std::string to_words(LocalDate);    // "Thu 5 Mar 2026"
std::string month_name(int month);  // "March"

// A span in words, rounded as people say it: "3 days", "two weeks" is written "2 weeks",
// "4 months", "2 years". Days from 0 up.
std::string span_in_words(int days);

// A date as precisely as someone knows it: parts that are 0 are unknown. `about` marks a guess
// ("about 1980"). What is no date at all is kept in `text` as it was given.
// RFC 6350 section 4.3.1 gives the truncated forms: 1985-04-12, 1985-04, 1985, --04-12, --04,
// ---12.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;
  bool about = false;
  std::string text = {};
  bool empty() const { return year == 0 && month == 0 && day == 0 && text.empty(); }
  bool is_full() const { return year != 0 && month != 0 && day != 0; }
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

// Reads every form above, with or without dashes ("19850412", "--0412"), a date followed by a time
// (the time is dropped), and "about 1980" / "ca. 1980"; what fits none becomes `text`.
PartialDate parse_partial_date(std::string_view);
// The one text form that we store; parse_partial_date reads it back to an equal value.
std::string to_text(const PartialDate&);
// For eyes: "12 April 1985", "12 April", "April 1985", "about 1980".
std::string to_words(const PartialDate&);
PartialDate partial(LocalDate);
std::optional<LocalDate> full_date(const PartialDate&);
// Whether its parts can be a day as far as they are known: 29 February without a year can, 31 April
// and month 13 cannot.
bool may_exist(const PartialDate&);
// The first day that the date could be: 1985-04 -> 1985-04-01. Nothing without a year.
std::optional<LocalDate> earliest(const PartialDate&);
// The next day on or after `from` that has this month and day (29 February falls on 1 March in
// other years). Nothing when month or day is unknown.
std::optional<LocalDate> next_occurrence(const PartialDate&, LocalDate from);

}  // namespace wellmet
