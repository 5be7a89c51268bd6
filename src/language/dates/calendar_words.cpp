#include "language/dates/calendar_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace wellmet::language {
namespace {

struct Row {
  std::string_view word;
  int value;
  bool is_short;
};

constexpr std::array<Row, 22> weekdays = {{
    {"sunday", 0, false},   {"monday", 1, false},   {"tuesday", 2, false},  {"wednesday", 3, false},
    {"thursday", 4, false}, {"friday", 5, false},   {"saturday", 6, false}, {"tues", 2, false},
    {"tue", 2, false},      {"thurs", 4, false},    {"thur", 4, false},     {"thu", 4, false},
    {"fri", 5, false},      {"weds", 3, false},     {"wed", 3, true},       {"mon", 1, true},
    {"sat", 6, true},       {"sun", 0, true},       {"wedsday", 3, false},  {"wendsday", 3, false},
    {"thirsday", 4, false}, {"saterday", 6, false},
}};

constexpr std::array<Row, 24> months = {{
    {"january", 1, false},  {"february", 2, false},  {"march", 3, true},
    {"april", 4, false},    {"may", 5, true},        {"june", 6, false},
    {"july", 7, false},     {"august", 8, false},    {"september", 9, false},
    {"october", 10, false}, {"november", 11, false}, {"december", 12, false},
    {"jan", 1, true},       {"feb", 2, true},        {"mar", 3, true},
    {"apr", 4, true},       {"jun", 6, true},        {"jul", 7, true},
    {"aug", 8, true},       {"sept", 9, true},       {"sep", 9, true},
    {"oct", 10, true},      {"nov", 11, true},       {"dec", 12, true},
}};

constexpr std::array<Row, 26> counts = {{
    {"a", 1, false},       {"an", 1, false},        {"one", 1, false},      {"two", 2, false},
    {"three", 3, false},   {"four", 4, false},      {"five", 5, false},     {"six", 6, false},
    {"seven", 7, false},   {"eight", 8, false},     {"nine", 9, false},     {"ten", 10, false},
    {"eleven", 11, false}, {"twelve", 12, false},   {"fifteen", 15, false}, {"twenty", 20, false},
    {"thirty", 30, false}, {"forty", 40, false},    {"fifty", 50, false},   {"sixty", 60, false},
    {"ninety", 90, false}, {"couple", 2, false},    {"cpl", 2, false},      {"few", 3, false},
    {"several", 4, false}, {"fourteen", 14, false},
}};

constexpr std::array<Row, 19> relative_days = {{
    {"today", 0, false},         {"tonight", 0, false},  {"tonite", 0, false},
    {"yesterday", -1, false},    {"tomorrow", 1, false}, {"yday", -1, false},
    {"ereyesterday", -2, false}, {"y'day", -1, false},   {"ydy", -1, false},
    {"yest", -1, false},         {"ystrday", -1, false}, {"tmrw", 1, false},
    {"tmr", 1, false},           {"tmw", 1, false},      {"tomoz", 1, false},
    {"tomo", 1, false},          {"tdy", 0, false},      {"overmorrow", 2, false},
    {"tomoro", 1, false},
}};

struct UnitRow {
  std::string_view word;
  Unit unit;
};
constexpr std::array<UnitRow, 37> units = {{
    {"day", Unit::day},
    {"days", Unit::day},
    {"night", Unit::day},
    {"nights", Unit::day},
    {"d", Unit::day},
    {"week", Unit::week},
    {"weeks", Unit::week},
    {"wk", Unit::week},
    {"wks", Unit::week},
    {"w", Unit::week},
    {"weekend", Unit::week},
    {"weekends", Unit::week},
    {"fortnight", Unit::fortnight},
    {"fortnights", Unit::fortnight},
    {"month", Unit::month},
    {"months", Unit::month},
    {"mo", Unit::month},
    {"mos", Unit::month},
    {"mth", Unit::month},
    {"mths", Unit::month},
    {"quarter", Unit::quarter},
    {"quarters", Unit::quarter},
    {"year", Unit::year},
    {"years", Unit::year},
    {"yr", Unit::year},
    {"yrs", Unit::year},
    {"y", Unit::year},
    {"hour", Unit::moment},
    {"hours", Unit::moment},
    {"hr", Unit::moment},
    {"hrs", Unit::moment},
    {"h", Unit::moment},
    {"minute", Unit::moment},
    {"minutes", Unit::moment},
    {"min", Unit::moment},
    {"mins", Unit::moment},
    {"moment", Unit::moment},
}};

// Words one slip from a calendar word that mean something else.
constexpr std::array<std::string_view, 11> other_words = {
    "sundae",  "sundays",   "mondays", "tuesdays",   "wednesdays", "thursdays",
    "fridays", "saturdays", "frida",   "yesterdays", "toady"};

bool is_other_word(std::string_view word) {
  return std::find(other_words.begin(), other_words.end(), word) != other_words.end();
}

// One edit in a word of 5 letters or more, two from 8 on; the first letter must be right.
bool typed_for(std::string_view typed, std::string_view meant) {
  if (typed.size() < 5 || meant.size() < 6 || typed[0] != meant[0] || is_other_word(typed) ||
      typed.find('\'') != std::string_view::npos)
    return false;
  return edits_apart(typed, meant) <= (typed.size() >= 8 ? 2 : 1);
}

template <std::size_t N>
const Row* exact(const std::array<Row, N>& table, std::string_view word) {
  for (const Row& row : table) {
    if (word == row.word) return &row;
  }
  return nullptr;
}

LocalDate easter(int year) {
  // Meeus, Astronomical Algorithms, chapter 8: Gregorian Easter.
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  return local_date({year, month, day});
}

struct HolidayRow {
  std::string_view words;  // as folded tokens, one space between
  LocalDate (*in_year)(int);
};

template <int month, int day>
LocalDate fixed(int year) {
  return local_date({year, month, day});
}

template <int days>
LocalDate from_easter(int year) {
  return easter(year) + days;
}

// The nth such day of the week of a month (0 is Sunday); of a negative one the last.
template <int month, int day_of_week, int nth>
LocalDate nth_of(int year) {
  if (nth < 0) {
    const LocalDate last = local_date({year, month, days_in_month(year, month)});
    return last - (weekday(last) - day_of_week + 7) % 7;
  }
  const LocalDate first = local_date({year, month, 1});
  return first + (day_of_week - weekday(first) + 7) % 7 + 7 * (nth - 1);
}

LocalDate black_friday(int year) { return nth_of<11, 4, 4>(year) + 1; }

// Those of Britain and America, and what the churches of both keep. Longer names first.
constexpr HolidayRow holidays[] = {
    {"new year's eve", fixed<12, 31>},
    {"new years eve", fixed<12, 31>},
    {"new year's day", fixed<1, 1>},
    {"new years day", fixed<1, 1>},
    {"christmas eve", fixed<12, 24>},
    {"christmas day", fixed<12, 25>},
    {"xmas eve", fixed<12, 24>},
    {"xmas day", fixed<12, 25>},
    {"boxing day", fixed<12, 26>},
    {"valentine's day", fixed<2, 14>},
    {"valentines day", fixed<2, 14>},
    {"st patrick's day", fixed<3, 17>},
    {"saint patrick's day", fixed<3, 17>},
    {"st patricks day", fixed<3, 17>},
    {"st andrew's day", fixed<11, 30>},
    {"burns night", fixed<1, 25>},
    {"bonfire night", fixed<11, 5>},
    {"guy fawkes night", fixed<11, 5>},
    {"guy fawkes", fixed<11, 5>},
    {"april fools day", fixed<4, 1>},
    {"april fool's day", fixed<4, 1>},
    {"may day", fixed<5, 1>},
    {"independence day", fixed<7, 4>},
    {"juneteenth", fixed<6, 19>},
    {"veterans day", fixed<11, 11>},
    {"armistice day", fixed<11, 11>},
    {"remembrance sunday", nth_of<11, 0, 2>},
    {"martin luther king day", nth_of<1, 1, 3>},
    {"mlk day", nth_of<1, 1, 3>},
    {"presidents day", nth_of<2, 1, 3>},
    {"presidents' day", nth_of<2, 1, 3>},
    {"memorial day", nth_of<5, 1, -1>},
    {"labor day", nth_of<9, 1, 1>},
    {"columbus day", nth_of<10, 1, 2>},
    {"father's day", nth_of<6, 0, 3>},
    {"fathers day", nth_of<6, 0, 3>},
    {"thanksgiving", nth_of<11, 4, 4>},
    {"black friday", black_friday},
    {"shrove tuesday", from_easter<-47>},
    {"pancake day", from_easter<-47>},
    {"ash wednesday", from_easter<-46>},
    {"palm sunday", from_easter<-7>},
    {"maundy thursday", from_easter<-3>},
    {"good friday", from_easter<-2>},
    {"easter saturday", from_easter<-1>},
    {"easter sunday", from_easter<0>},
    {"easter monday", from_easter<1>},
    {"ascension day", from_easter<39>},
    {"whit sunday", from_easter<49>},
    {"whitsunday", from_easter<49>},
    {"whit monday", from_easter<50>},
    {"pentecost", from_easter<49>},
    {"corpus christi", from_easter<60>},
    {"all saints day", fixed<11, 1>},
    {"all saints' day", fixed<11, 1>},
    {"twelfth night", fixed<1, 5>},
    {"st nicholas day", fixed<12, 6>},
    {"new year's", fixed<1, 1>},
    {"new years", fixed<1, 1>},
    {"new year", fixed<1, 1>},
    {"christmas", fixed<12, 25>},
    {"xmas", fixed<12, 25>},
    {"valentine's", fixed<2, 14>},
    {"halloween", fixed<10, 31>},
    {"easter", easter},
    {"nye", fixed<12, 31>},
};

}  // namespace

std::optional<CalendarWord> weekday_word(const Token& token) {
  if (token.kind != TokenKind::word) return std::nullopt;
  if (const Row* row = exact(weekdays, token.folded))
    return CalendarWord{row->value, row->is_short};
  for (const Row& row : weekdays) {
    if (typed_for(token.folded, row.word)) return CalendarWord{row.value, false};
  }
  return std::nullopt;
}

std::optional<CalendarWord> month_word(const Token& token) {
  if (token.kind != TokenKind::word) return std::nullopt;
  if (const Row* row = exact(months, token.folded)) return CalendarWord{row->value, row->is_short};
  for (const Row& row : months) {
    // "remember" is two edits from "december": only one is allowed here.
    const bool slip = token.folded.size() >= 6 && row.word.size() >= 6 &&
                      token.folded[0] == row.word[0] && one_edit_apart(token.folded, row.word);
    if (slip) return CalendarWord{row.value, false};
  }
  return std::nullopt;
}

std::optional<int> season_word(const Token& token) {
  if (token.is("spring")) return 4;
  if (token.is("summer")) return 7;
  if (token.is("autumn") || token.is("fall")) return 10;
  if (token.is("winter")) return 1;
  return std::nullopt;
}

std::optional<Unit> unit_word(const Token& token) {
  if (token.kind != TokenKind::word) return std::nullopt;
  std::string_view word = token.folded;
  if (word.ends_with('\'')) word.remove_suffix(1);
  for (const UnitRow& row : units) {
    if (word == row.word) return row.unit;
  }
  for (const UnitRow& row : units) {
    const bool long_enough = word.size() >= 4 && row.word.size() >= 4;
    if (long_enough && is_slip_of(word, row.word)) return row.unit;
  }
  return std::nullopt;
}

LocalDate shifted(LocalDate from, double count, Unit unit) {
  const auto months_of = [&](double wanted) {
    const int whole = static_cast<int>(wanted);
    return add_months(from, whole) + static_cast<int>(std::lround((wanted - whole) * 30));
  };
  switch (unit) {
    case Unit::month:
      return months_of(count);
    case Unit::quarter:
      return months_of(count * 3);
    case Unit::year:
      return months_of(count * 12);
    case Unit::moment:
      return from;
    case Unit::day:
    case Unit::week:
    case Unit::fortnight:
      break;
  }
  return from + (count < 0 ? -days_of(-count, unit) : days_of(count, unit));
}

int days_of(double count, Unit unit) {
  switch (unit) {
    case Unit::moment:
      return 0;
    case Unit::day:
      return static_cast<int>(std::lround(count));
    case Unit::week:
      return static_cast<int>(std::lround(count * 7));
    case Unit::fortnight:
      return static_cast<int>(std::lround(count * 14));
    case Unit::month:
      return static_cast<int>(std::lround(count * 30.44));
    case Unit::quarter:
      return static_cast<int>(std::lround(count * 91.31));
    case Unit::year:
      return static_cast<int>(std::lround(count * 365.25));
  }
  return 0;
}

std::optional<int> count_word(const Token& token) {
  if (token.kind == TokenKind::number) {
    return token.value >= 0 ? std::optional(token.value) : std::nullopt;
  }
  if (token.kind != TokenKind::word) return std::nullopt;
  if (const Row* row = exact(counts, token.folded)) return row->value;
  const std::size_t space = token.folded.find(' ');  // "twenty-one"
  if (space == std::string::npos) return std::nullopt;
  const Row* tens = exact(counts, std::string_view(token.folded).substr(0, space));
  const Row* ones = exact(counts, std::string_view(token.folded).substr(space + 1));
  const bool joined = tens != nullptr && ones != nullptr && tens->value >= 20 && ones->value < 10;
  return joined ? std::optional(tens->value + ones->value) : std::nullopt;
}

std::optional<int> relative_day_word(const Token& token) {
  if (token.kind != TokenKind::word) return std::nullopt;
  if (const Row* row = exact(relative_days, token.folded)) return row->value;
  for (const std::string_view word : {"yesterday", "tomorrow", "tonight"}) {
    if (typed_for(token.folded, word)) return exact(relative_days, word)->value;
  }
  return std::nullopt;
}

bool is_part_of_day(const Token& token) {
  static constexpr std::array<std::string_view, 10> parts = {
      "morning",   "afternoon", "evening", "night", "nite",
      "lunchtime", "midday",    "noon",    "eve",   "arvo"};
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view p) { return token.is(p); }) ||
         is_slip_of(token.folded, "afternoon") || is_slip_of(token.folded, "morning");
}

std::optional<Holiday> holiday_at(const std::vector<Token>& tokens, std::size_t at) {
  for (const HolidayRow& row : holidays) {
    std::string_view rest = row.words;
    std::size_t words = 0;
    while (!rest.empty() && at + words < tokens.size()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (!tokens[at + words].is(word)) break;
      ++words;
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    if (rest.empty()) return Holiday{words, row.in_year};
  }
  return std::nullopt;
}

}  // namespace wellmet::language
