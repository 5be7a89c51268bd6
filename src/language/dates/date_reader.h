#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/dates/calendar_words.h"
#include "language/dates/dates.h"
#include "language/tokens.h"

namespace wellmet::language {

// In running text only what is surely a date counts; where a date is expected (a whole string, the
// place behind "!thank") also "sat", "may", "2 weeks", "3/4".
enum class Expected { no, yes };

struct DateHit {
  LocalDate day = {};
  std::size_t end = 0;  // the token behind the date
  bool vague = false;   // a month, a season, "the other day"
};

struct SpanHit {
  double count = 0;
  double count_to = 0;  // "two or three weeks"; equal to count for one number
  Unit unit = Unit::day;
  std::size_t end = 0;
};

// The date that starts at this token, with its "on" or "by"; the longest reading wins.
std::optional<DateHit> date_at(const std::vector<Token>&, std::size_t at, const DateContext&,
                               Expected);
// The span that starts at this token: "about two or three weeks", "a year and a half".
std::optional<SpanHit> span_at(const std::vector<Token>&, std::size_t at, Expected);

struct TimeHit {
  TimeOfDay time = {};
  std::size_t end = 0;
};
// The time of day that starts at this token, with its "at".
std::optional<TimeHit> time_at(const std::vector<Token>&, std::size_t at);

// One function for each form a date takes. Each gives the reading that starts at the token, or
// nothing. `led` says that "on", "by" or the like stood before it.
class DateReader {
 public:
  DateReader(const std::vector<Token>& tokens, const DateContext& context, Expected expected)
      : tokens_(tokens), context_(context), expected_(expected) {}

  std::optional<DateHit> read(std::size_t at) const;

 private:
  using Hit = std::optional<DateHit>;

  Hit form(std::size_t at, bool led) const;
  // date_reader.cpp: relative to today
  Hit relative_day(std::size_t at, bool led) const;
  Hit day_beside_a_day(std::size_t at, bool led) const;
  Hit this_part_of_day(std::size_t at, bool led) const;
  Hit other_day(std::size_t at, bool led) const;
  Hit span_ago(std::size_t at, bool led) const;
  Hit span_ahead(std::size_t at, bool led) const;
  Hit span_from_a_day(std::size_t at, bool led) const;
  Hit expected_span(std::size_t at, bool led) const;
  Hit last_or_next(std::size_t at, bool led) const;
  Hit before_last(std::size_t at, bool led) const;
  Hit weekend(std::size_t at, bool led) const;
  bool stands_behind_a_time(std::size_t at) const;
  bool stands_as_a_day(std::size_t at) const;
  Hit weekday_form(std::size_t at, bool led) const;
  // narrowed_dates.cpp: a day told from another one, or one of several
  Hit nth_weekday(std::size_t at, bool led) const;
  Hit weekdays_ago(std::size_t at, bool led) const;
  Hit span_beside_a_day(std::size_t at, bool led) const;
  Hit day_of_a_month_told(std::size_t at, bool led) const;
  Hit week_of(std::size_t at, bool led) const;
  Hit two_spans_ago(std::size_t at, bool led) const;
  // date_forms.cpp: by the calendar
  Hit day_and_month(std::size_t at, bool led) const;
  Hit month_and_day(std::size_t at, bool led) const;
  Hit month_alone(std::size_t at, bool led) const;
  Hit edge_of(std::size_t at, bool led) const;
  Hit numeric(std::size_t at, bool led) const;
  Hit day_of_month(std::size_t at, bool led) const;
  Hit holiday(std::size_t at, bool led) const;
  Hit season(std::size_t at, bool led) const;
  Hit year_alone(std::size_t at, bool led) const;
  Hit abbreviation(std::size_t at, bool led) const;

  std::size_t leading_words(std::size_t at) const;
  Hit after_last(std::size_t at) const;
  Hit after_next(std::size_t at) const;
  Hit after_this(std::size_t at) const;
  Hit weekday_suffix(int day, DateHit) const;
  Hit week_with_weekday(LocalDate in_week, std::size_t at) const;
  Hit numeric_parts(int a, int b, int c, char separator, std::size_t end) const;
  std::optional<LocalDate> nearest(int month, int day) const;
  std::optional<int> year_at(std::size_t& at) const;
  struct Ordinal {
    int day;
    std::size_t end;
    bool ordinal;  // "3rd" rather than "3"
  };
  std::optional<Ordinal> day_number(std::size_t at) const;

  bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].is(word);
  }
  bool is_any(std::size_t at, std::initializer_list<std::string_view> words) const;
  const Token& token(std::size_t at) const;  // a hole behind the end
  bool is_expected() const { return expected_ == Expected::yes; }
  bool is_past() const { return context_.leaning == Leaning::past; }
  LocalDate today() const { return context_.today; }

  const std::vector<Token>& tokens_;
  const DateContext& context_;
  Expected expected_;
};

LocalDate monday_of(LocalDate);  // the first day of its week

}  // namespace wellmet::language
