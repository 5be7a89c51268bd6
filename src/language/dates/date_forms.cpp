// The forms that stand in the calendar: "3 March", "March 3rd, 2019", "2026-03-03", "on the 5th",
// "end of next month", "at Christmas", "in spring".
#include <array>
#include <cstdlib>

#include "language/dates/date_reader.h"

namespace wellmet::language {
namespace {

struct OrdinalWord {
  std::string_view word;
  int day;
};
constexpr std::array<OrdinalWord, 16> ordinal_words = {{
    {"first", 1},
    {"second", 2},
    {"third", 3},
    {"fourth", 4},
    {"fifth", 5},
    {"sixth", 6},
    {"seventh", 7},
    {"eighth", 8},
    {"ninth", 9},
    {"tenth", 10},
    {"eleventh", 11},
    {"twelfth", 12},
    {"fifteenth", 15},
    {"twentieth", 20},
    {"thirtieth", 30},
    {"fourteenth", 14},
}};

int full_year(int year, std::size_t digits) {
  if (digits > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

// Where in a stretch of time: the day of a month, the day of a week counted from Monday, the day
// of a year.
enum class Edge { start, early, middle, late, end };

LocalDate edge_of_month(LocalDate any_day, Edge edge) {
  const YearMonthDay d = year_month_day(any_day);
  const int last = days_in_month(d.year, d.month);
  const int day = edge == Edge::start    ? 1
                  : edge == Edge::early  ? 5
                  : edge == Edge::middle ? 15
                  : edge == Edge::late   ? 25
                                         : last;
  return local_date({d.year, d.month, day});
}

LocalDate edge_of_week(LocalDate any_day, Edge edge) {
  const LocalDate monday = monday_of(any_day);
  if (edge == Edge::start || edge == Edge::early) return monday;
  return edge == Edge::middle ? monday + 2 : monday + 4;
}

LocalDate edge_of_year(int year, Edge edge) {
  if (edge == Edge::start) return local_date({year, 1, 1});
  if (edge == Edge::early) return local_date({year, 2, 1});
  if (edge == Edge::middle) return local_date({year, 7, 1});
  return edge == Edge::late ? local_date({year, 11, 1}) : local_date({year, 12, 31});
}

}  // namespace

// The year in which this day and month lies nearest on the side that the leaning says; 29 February
// goes to a leap year.
std::optional<LocalDate> DateReader::nearest(int month, int day) const {
  const int year = year_month_day(today()).year;
  for (int away = 0; away <= 8; ++away) {
    const YearMonthDay wanted{is_past() ? year - away : year + away, month, day};
    if (!exists(wanted)) continue;
    const LocalDate date = local_date(wanted);
    if (is_past() ? date <= today() : date >= today()) return date;
  }
  return std::nullopt;
}

// ", 2019", "2019", "'19"; moves `at` behind it.
std::optional<int> DateReader::year_at(std::size_t& at) const {
  std::size_t next = is(at, ",") ? at + 1 : at;
  const bool apostrophe = is_any(next, {"'", "’"});
  if (apostrophe) ++next;
  const Token& number = token(next);
  if (number.kind != TokenKind::number || is(next + 1, ":")) return std::nullopt;
  const std::size_t digits = number.end - number.start;
  const bool four = digits == 4 && number.value >= 1900 && number.value < 2200;
  if (!four && !(apostrophe && digits == 2)) return std::nullopt;
  at = next + 1;
  return full_year(number.value, digits);
}

// "3", "3rd", "the third"
std::optional<DateReader::Ordinal> DateReader::day_number(std::size_t at) const {
  if (is(at, "the")) ++at;
  const Token& number = token(at);
  for (const OrdinalWord& row : ordinal_words) {
    if (number.is(row.word)) return Ordinal{row.day, at + 1, true};
  }
  if (number.kind != TokenKind::number || number.end - number.start > 2) return std::nullopt;
  if (number.value < 1 || number.value > 31) return std::nullopt;
  const bool ordinal = is_any(at + 1, {"st", "nd", "rd", "th"}) && !token(at + 1).space_before;
  return Ordinal{number.value, ordinal ? at + 2 : at + 1, ordinal};
}

// "3 March", "3rd of March 2019", "3. März" is left to its speakers
std::optional<DateHit> DateReader::day_and_month(std::size_t at, bool) const {
  const auto number = day_number(at);
  if (!number) return std::nullopt;
  std::size_t next = number->end;
  // "3-5 June" began on the third.
  const bool range = is_any(next, {"-", "–"}) && !number->ordinal;
  if (range) {
    const auto last = day_number(next + 1);
    if (!last || last->day <= number->day) return std::nullopt;
    next = last->end;
  }
  if (is(next, "of") || (is(next, ".") && !token(next).space_before)) ++next;
  const auto month = month_word(token(next));
  if (!month) return std::nullopt;
  ++next;
  if (is(next, ".") && !token(next).space_before && month->is_short) ++next;
  if (const auto year = year_at(next)) {
    const YearMonthDay date{*year, month->value, number->day};
    return exists(date) ? Hit(DateHit{local_date(date), next}) : std::nullopt;
  }
  const auto date = nearest(month->value, number->day);
  return date ? Hit(DateHit{*date, next}) : std::nullopt;
}

// "March 3", "Mar. 3rd, 2019"
std::optional<DateHit> DateReader::month_and_day(std::size_t at, bool) const {
  const auto month = month_word(token(at));
  if (!month) return std::nullopt;
  std::size_t next = at + 1;
  if (is(next, ".") && !token(next).space_before) ++next;
  const auto number = day_number(next);
  if (!number || is(number->end, ":")) return std::nullopt;
  const bool clock = is_any(number->end, {"am", "pm", "h", "%"}) && !number->ordinal;
  if (clock) return std::nullopt;
  next = number->end;
  if (const auto year = year_at(next)) {
    const YearMonthDay date{*year, month->value, number->day};
    return exists(date) ? Hit(DateHit{local_date(date), next}) : std::nullopt;
  }
  const auto date = nearest(month->value, number->day);
  return date ? Hit(DateHit{*date, next}) : std::nullopt;
}

// "in March", "March 2019": the middle of a month that is past, the first day of one to come.
std::optional<DateHit> DateReader::month_alone(std::size_t at, bool led) const {
  const bool in = is(at, "in");
  if (in) ++at;
  const auto month = month_word(token(at));
  if (!month) return std::nullopt;
  std::size_t next = at + 1;
  const auto year = year_at(next);
  const bool by = led && !is_past();
  if (!in && !by && !year && !is_expected()) return std::nullopt;
  const int day = is_past() ? 15 : 1;
  const int this_year = year_month_day(today()).year;
  LocalDate date = local_date({year.value_or(this_year), month->value, day});
  if (!year && is_past()) {
    const bool to_come = month->value > year_month_day(today()).month;
    if (to_come) date = add_months(date, -12);
  } else if (!year && date <= today()) {
    date = add_months(date, 12);
  }
  if (is_past() && date > today() && date - today() < 31) date = today();
  return DateHit{date, next, true};
}

// "end of next month", "early April", "mid-March", "the start of the week"
std::optional<DateHit> DateReader::edge_of(std::size_t at, bool) const {
  if (is(at, "in")) ++at;
  if (is(at, "the")) ++at;
  Edge edge = Edge::end;
  if (is_any(at, {"start", "beginning"})) {
    edge = Edge::start;
  } else if (is(at, "early")) {
    edge = Edge::early;
  } else if (is_any(at, {"mid", "middle"})) {
    edge = Edge::middle;
  } else if (is(at, "late")) {
    edge = Edge::late;
  } else if (!is(at, "end")) {
    return std::nullopt;
  }
  ++at;
  if (is_any(at, {"of", "in", "-"})) ++at;
  if (is(at, "the")) ++at;
  const int shift = is_any(at, {"next"}) ? 1 : is_any(at, {"last"}) ? -1 : 0;
  if (shift != 0 || is(at, "this")) ++at;
  if (is(at, "month")) return DateHit{edge_of_month(add_months(today(), shift), edge), at + 1};
  if (is(at, "week")) {
    const LocalDate day = edge_of_week(today() + 7 * shift, edge);
    return DateHit{!is_past() && day < today() ? day + 7 : day, at + 1};
  }
  if (is(at, "year"))
    return DateHit{edge_of_year(year_month_day(today()).year + shift, edge), at + 1};
  if (is(at, "day") && edge == Edge::end && shift == 0) return DateHit{today(), at + 1};
  const auto month = month_word(token(at));
  if (!month || shift != 0) return std::nullopt;
  std::size_t next = at + 1;
  const auto year = year_at(next);
  LocalDate date = edge_of_month(
      local_date({year.value_or(year_month_day(today()).year), month->value, 1}), edge);
  if (!year && is_past() && date > today()) date = edge_of_month(add_months(date, -12), edge);
  if (!year && !is_past() && date < today()) date = edge_of_month(add_months(date, 12), edge);
  return DateHit{date, next, true};
}

// 2026-03-03, 3.3.2026, 3/3/26; with two parts only where a date is expected or after "on".
std::optional<DateHit> DateReader::numeric(std::size_t at, bool led) const {
  const Token& first = token(at);
  if (first.kind != TokenKind::number) return std::nullopt;
  const auto joined = [&](std::size_t place) {
    return token(place).kind == TokenKind::number && !token(place).space_before &&
           !token(place - 1).space_before;
  };
  const std::string& mark = token(at + 1).folded;
  const bool dated = mark == "." || mark == "/" || mark == "-";
  if (!dated || !joined(at + 2)) {
    const bool compact = is_expected() && first.end - first.start == 8 && first.value > 0;
    if (!compact) return std::nullopt;
    return numeric_parts(first.value / 10000, first.value / 100 % 100, first.value % 100, '-',
                         at + 1);
  }
  const int a = first.value, b = token(at + 2).value;
  if (is(at + 3, mark) && joined(at + 4)) {
    const Token& last = token(at + 4);
    const std::size_t year_digits = a > 31 ? first.end - first.start : last.end - last.start;
    if (year_digits != 4 && year_digits != 2) return std::nullopt;
    const int c = a > 31 ? last.value : full_year(last.value, last.end - last.start);
    return numeric_parts(a, b, c, mark[0], at + 5);
  }
  // "about 3/4" is a share of something.
  const bool dated_by_lead = led && !is_any(at - 1, {"about", "around"});
  if (mark == "-" || (!dated_by_lead && !is_expected())) return std::nullopt;
  const bool day_first = mark == "." || context_.order == DateOrder::day_first;
  const bool swap = (day_first && b > 12) || (!day_first && a <= 12);
  const int day = swap ? b : a, month = swap ? a : b;
  if (day < 1 || day > 31 || month < 1 || month > 12) return std::nullopt;
  if (a == 24 && b == 7) return std::nullopt;  // around the clock
  const auto date = nearest(month, day);
  const bool dot = mark == "." && is(at + 3, ".") && !token(at + 3).space_before;
  return date ? Hit(DateHit{*date, dot ? at + 4 : at + 3}) : std::nullopt;
}

std::optional<DateHit> DateReader::numeric_parts(int a, int b, int c, char separator,
                                                 std::size_t end) const {
  YearMonthDay date{c, b, a};
  if (a > 31) {
    date = {a, b, c};
  } else if (separator != '.' && (context_.order == DateOrder::month_first || b > 12) && a <= 12) {
    date = {c, a, b};
    if (!exists(date)) date = {c, b, a};
  }
  if (date.year < 1900 || date.year > 2199 || !exists(date)) return std::nullopt;
  return DateHit{local_date(date), end};
}

// "on the 5th", "the 5th": not "the 3rd floor" or "the 5th time".
std::optional<DateHit> DateReader::day_of_month(std::size_t at, bool led) const {
  const bool article = is(at, "the");
  const auto number = day_number(at);
  if (!number || !number->ordinal || !(led || is_expected())) return std::nullopt;
  if (!article && token(at).kind == TokenKind::word) return std::nullopt;
  const Token& after = token(number->end);
  const bool noun_follows =
      after.kind == TokenKind::word && !(at > 0 && weekday_word(token(at - 1))) &&
      !is_any(number->end, {"with", "w", "n", "from", "by", "and", "at", "we", "i", "about", "for",
                            "in", "on", "to", "she", "he", "they", "over", "re"});
  if (noun_follows) return std::nullopt;
  const YearMonthDay now = year_month_day(today());
  LocalDate month = local_date({now.year, now.month, 1});
  for (int tries = 0; tries < 4; ++tries, month = add_months(month, is_past() ? -1 : 1)) {
    const YearMonthDay m = year_month_day(month);
    const YearMonthDay wanted{m.year, m.month, number->day};
    if (!exists(wanted)) continue;
    const LocalDate date = local_date(wanted);
    if (is_past() ? date <= today() : date >= today()) return DateHit{date, number->end};
  }
  return std::nullopt;
}

std::optional<DateHit> DateReader::holiday(std::size_t at, bool led) const {
  const bool at_it = is_any(at, {"at", "over", "during"});
  if (at_it) ++at;
  if (is_expected() && is(at, "the")) ++at;
  const auto found = holiday_at(tokens_, at);
  if (!found || !(led || at_it || is_expected() || found->words > 1)) return std::nullopt;
  const std::size_t end = at + found->words;
  const bool thing = is_any(end, {"party", "drinks", "dinner", "lunch", "market", "card", "cards",
                                  "do", "tree", "present", "presents", "gift", "do", "concert"});
  if (thing) return std::nullopt;
  const int year = year_month_day(today()).year;
  const LocalDate day = found->in_year(year);
  if (is_past()) return DateHit{day <= today() ? day : found->in_year(year - 1), end};
  return DateHit{day >= today() ? day : found->in_year(year + 1), end};
}

// Northern seasons, by their middle month: "in spring" is 1 April.
std::optional<DateHit> DateReader::season(std::size_t at, bool led) const {
  const bool in = is(at, "in");
  if (in) ++at;
  if (is(at, "the")) ++at;
  const auto month = season_word(token(at));
  if (!month || !(in || led || is_expected())) return std::nullopt;
  std::size_t next = at + 1;
  if (is(next, "of") && token(next + 1).kind == TokenKind::number) ++next;
  if (const auto year = year_at(next)) return DateHit{local_date({*year, *month, 1}), next, true};
  const auto date = nearest(*month, 1);
  return date ? Hit(DateHit{*date, at + 1, true}) : std::nullopt;
}

// "in 2019", as told later: its middle, or that of what has passed of this year.
std::optional<DateHit> DateReader::year_alone(std::size_t at, bool) const {
  const Token& number = token(at + 1);
  if (!is_past() || !is(at, "in") || number.kind != TokenKind::number ||
      number.end - number.start != 4)
    return std::nullopt;
  const int this_year = year_month_day(today()).year;
  if (number.value < 1900 || number.value > this_year) return std::nullopt;
  if (number.value < this_year) return DateHit{local_date({number.value, 7, 1}), at + 2, true};
  const LocalDate new_year = local_date({this_year, 1, 1});
  return DateHit{new_year + (today() - new_year) / 2, at + 2, true};
}

// "eod", "eow", "eom", "eoy" and "asap", where a date is expected
std::optional<DateHit> DateReader::abbreviation(std::size_t at, bool led) const {
  if (!is_expected() && !led) return std::nullopt;
  if (is(at, "close")) {  // "by close tomorrow", "by close of play Friday"
    std::size_t day = at + 1;
    if (is(day, "of") && is_any(day + 1, {"play", "business"})) day += 2;
    return read(day);
  }
  if (is_any(at, {"eod", "cob"})) {
    const Hit day = read(at + 1);  // "EOD Tuesday"
    return day ? day : DateHit{today(), at + 1};
  }
  if (is(at, "asap")) return DateHit{today(), at + 1};
  if (is(at, "eow")) return DateHit{edge_of_week(today(), Edge::end), at + 1};
  if (is(at, "eom")) return DateHit{edge_of_month(today(), Edge::end), at + 1};
  if (is(at, "eoy")) return DateHit{edge_of_year(year_month_day(today()).year, Edge::end), at + 1};
  return std::nullopt;
}

}  // namespace wellmet::language
