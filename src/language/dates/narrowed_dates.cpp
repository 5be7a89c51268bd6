// Days that one part of the phrase narrows down for another: "the first Monday of October", "three
// Fridays ago", "two days before Christmas", "the 1st of last month", "a year and 3 months ago".
#include <array>

#include "language/dates/date_reader.h"

namespace wellmet::language {
namespace {

// "first" is 1, "last" is -1; 0 for other words.
int nth_word(const Token& token) {
  struct Row {
    std::string_view word;
    int nth;
  };
  static constexpr std::array<Row, 9> rows = {{{"first", 1},
                                               {"1st", 1},
                                               {"second", 2},
                                               {"2nd", 2},
                                               {"third", 3},
                                               {"3rd", 3},
                                               {"fourth", 4},
                                               {"fifth", 5},
                                               {"last", -1}}};
  for (const Row& row : rows) {
    if (token.is(row.word)) return row.nth;
  }
  return 0;
}

LocalDate nth_of_month(int year, int month, int day_of_week, int nth) {
  if (nth < 0) {
    const LocalDate last = local_date({year, month, days_in_month(year, month)});
    return last - (weekday(last) - day_of_week + 7) % 7;
  }
  const LocalDate first = local_date({year, month, 1});
  return first + (day_of_week - weekday(first) + 7) % 7 + 7 * (nth - 1);
}

// "fridays": the day of the week, -1 for other words.
int plural_weekday(const Token& token) {
  if (token.kind != TokenKind::word || !token.folded.ends_with("s")) return -1;
  Token one = token;
  one.folded.pop_back();
  const auto day = weekday_word(one);
  return day && one.folded.size() > 3 ? day->value : -1;
}

}  // namespace

// "the first Monday of October", "last Friday in September 2025", "second Tuesday of last month"
std::optional<DateHit> DateReader::nth_weekday(std::size_t at, bool) const {
  if (is(at, "the")) ++at;
  int nth = nth_word(token(at));
  std::size_t next = at + 1;
  const Token& figure = token(at);
  if (nth == 0 && figure.kind == TokenKind::number && figure.value >= 1 && figure.value <= 5 &&
      is_any(at + 1, {"st", "nd", "rd", "th"})) {
    nth = figure.value;
    ++next;
  }
  const auto day = weekday_word(token(next));
  if (nth == 0 || !day || !is_any(next + 1, {"of", "in"})) return std::nullopt;
  next += 2;
  if (is(next, "the")) ++next;
  const YearMonthDay now = year_month_day(today());
  if (is_any(next, {"last", "this", "next"}) && is(next + 1, "month")) {
    const int shift = is(next, "last") ? -1 : is(next, "next") ? 1 : 0;
    const YearMonthDay there =
        year_month_day(add_months(local_date({now.year, now.month, 1}), shift));
    return DateHit{nth_of_month(there.year, there.month, day->value, nth), next + 2};
  }
  const auto month = month_word(token(next));
  if (!month) return std::nullopt;
  ++next;
  if (const auto year = year_at(next))
    return DateHit{nth_of_month(*year, month->value, day->value, nth), next};
  LocalDate date = nth_of_month(now.year, month->value, day->value, nth);
  if (is_past() && date > today()) date = nth_of_month(now.year - 1, month->value, day->value, nth);
  if (!is_past() && date < today())
    date = nth_of_month(now.year + 1, month->value, day->value, nth);
  return DateHit{date, next};
}

// "3 Fridays ago"; "Monday two weeks ago" is the Monday of that week.
std::optional<DateHit> DateReader::weekdays_ago(std::size_t at, bool) const {
  const auto count = count_word(token(at));
  if (const int day = plural_weekday(token(at + 1));
      count && *count > 0 && *count < 100 && day >= 0) {
    if (!is_any(at + 2, {"ago", "back"})) return std::nullopt;
    const int back = (weekday(today()) - day + 6) % 7 + 1;
    return DateHit{today() - back - 7 * (*count - 1), at + 3};
  }
  const auto day = weekday_word(token(at));
  if (!day) return std::nullopt;
  const auto span = span_at(tokens_, at + 1, Expected::no);
  if (!span || span->unit != Unit::week || !is_any(span->end, {"ago", "back"})) return std::nullopt;
  const LocalDate there = today() - 7 * static_cast<int>(span->count);
  return DateHit{monday_of(there) + (day->value + 6) % 7, span->end + 1};
}

// "two days before Christmas", "the day after Easter", "a week before 3 March"
std::optional<DateHit> DateReader::span_beside_a_day(std::size_t at, bool) const {
  std::size_t next = at;
  double count = 1;
  Unit unit = Unit::day;
  if (is(at, "the") && is_any(at + 1, {"day", "week", "morning", "evening"})) {
    unit = is(at + 1, "week") ? Unit::week : Unit::day;
    if (!is_any(at + 1, {"day", "week"})) return std::nullopt;
    next = at + 2;
  } else {
    const auto span = span_at(tokens_, at, Expected::no);
    if (!span || span->unit == Unit::moment) return std::nullopt;
    count = span->count;
    unit = span->unit;
    next = span->end;
  }
  const bool before = is(next, "before");
  if (!before && !is(next, "after")) return std::nullopt;
  const DateReader expecting(tokens_, context_, Expected::yes);
  Hit base = expecting.holiday(next + 1, true);
  if (!base) base = day_and_month(next + 1, true);
  if (!base) base = month_and_day(next + 1, true);
  if (!base) return std::nullopt;
  return DateHit{shifted(base->day, before ? -count : count, unit), base->end};
}

// "the 1st of last month", "the 3rd of this month", "the fifth of next month"
std::optional<DateHit> DateReader::day_of_a_month_told(std::size_t at, bool) const {
  const auto number = day_number(at);
  if (!number || !number->ordinal || !is(number->end, "of")) return std::nullopt;
  std::size_t next = number->end + 1;
  if (is(next, "the")) ++next;
  const int shift = is(next, "last") ? -1 : is(next, "next") ? 1 : 0;
  if ((shift == 0 && !is(next, "this")) || !is(next + 1, "month")) return std::nullopt;
  const YearMonthDay now = year_month_day(today());
  const YearMonthDay there =
      year_month_day(add_months(local_date({now.year, now.month, 1}), shift));
  const YearMonthDay date{there.year, there.month, number->day};
  return exists(date) ? Hit(DateHit{local_date(date), next + 2}) : std::nullopt;
}

// "week of 5 Oct", "wk of the 5th": its first day as it was said.
std::optional<DateHit> DateReader::week_of(std::size_t at, bool) const {
  if (is(at, "the")) ++at;
  if (!is_any(at, {"week", "wk"})) return std::nullopt;
  std::size_t next = is(at + 1, ".") ? at + 2 : at + 1;
  if (!is_any(next, {"of", "beginning", "commencing", "starting"})) return std::nullopt;
  ++next;
  for (const Hit& hit : {day_and_month(next, true), month_and_day(next, true), numeric(next, true),
                         day_of_month(next, true)}) {
    if (hit) return hit;
  }
  return std::nullopt;
}

// "a year and 3 months ago", "1 month 2 days ago"
std::optional<DateHit> DateReader::two_spans_ago(std::size_t at, bool) const {
  const auto first = span_at(tokens_, at, Expected::no);
  if (!first) return std::nullopt;
  const std::size_t next = is_any(first->end, {"and", ","}) ? first->end + 1 : first->end;
  const auto second = span_at(tokens_, next, Expected::no);
  if (!second || second->unit >= first->unit || !is_any(second->end, {"ago", "back", "earlier"}))
    return std::nullopt;
  const LocalDate day = shifted(today(), -first->count, first->unit);
  return DateHit{shifted(day, -second->count, second->unit), second->end + 1};
}

}  // namespace wellmet::language
