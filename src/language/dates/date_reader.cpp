// The forms that are told from today: "yesterday", "two weeks ago", "last tue", "next month".
#include "language/dates/date_reader.h"

#include <array>

namespace wellmet::language {
namespace {

const Token hole{.kind = TokenKind::hole};

constexpr int days_for_other_day = 3;

bool ends_span_in_past(const Token& token) {
  return token.is("ago") || token.is("back") || token.is("earlier") || token.is("aog") ||
         token.is("agp") || token.is("agoo");
}

LocalDate saturday_of(LocalDate day) { return monday_of(day) + 5; }

}  // namespace

LocalDate monday_of(LocalDate day) { return day - (weekday(day) + 6) % 7; }

std::optional<DateHit> date_at(const std::vector<Token>& tokens, std::size_t at,
                               const DateContext& context, Expected expected) {
  return DateReader(tokens, context, expected).read(at);
}

const Token& DateReader::token(std::size_t at) const {
  return at < tokens_.size() ? tokens_[at] : hole;
}

bool DateReader::is_any(std::size_t at, std::initializer_list<std::string_view> words) const {
  for (std::string_view word : words) {
    if (is(at, word)) return true;
  }
  return false;
}

std::optional<DateHit> DateReader::read(std::size_t at) const {
  const auto in_calendar = [](const Hit& hit) {
    const int first_day = -25567, last_day = 84006;  // 1900 to 2200
    return hit && hit->day.day_number >= first_day && hit->day.day_number < last_day;
  };
  Hit best = form(at, false);
  if (!in_calendar(best)) best.reset();
  const std::size_t lead = leading_words(at);
  if (lead != 0) {
    const Hit led = form(at + lead, true);
    if (in_calendar(led) && (!best || led->end > best->end)) best = led;
  }
  return best;
}

// How many words before a date belong to it: "on", "back on", "by", "earlier", "sometime".
std::size_t DateReader::leading_words(std::size_t at) const {
  // "on the evening of the 20th"
  if (is(at, "on") && is(at + 1, "the") && is_part_of_day(token(at + 2)) && is(at + 3, "of"))
    return 4;
  std::size_t count = 0;
  while (count < 2) {
    const bool always = is_any(at + count, {"on", "back", "around", "about", "sometime", "early",
                                            "earlier", "late", "later"});
    const bool future = !is_past() && is_any(at + count, {"by", "before", "until", "till", "til",
                                                          "from", "for", "due", "after"});
    const bool expected = is_expected() && is_any(at + count, {"since", "in", "-", ",", ":"});
    if (!always && !future && !expected) break;
    ++count;
  }
  return count;
}

std::optional<DateHit> DateReader::form(std::size_t at, bool led) const {
  using Form = Hit (DateReader::*)(std::size_t, bool) const;
  static constexpr std::array<Form, 28> forms = {
      &DateReader::nth_weekday,     &DateReader::weekdays_ago,     &DateReader::span_beside_a_day,
      &DateReader::week_of,         &DateReader::two_spans_ago,    &DateReader::day_of_a_month_told,
      &DateReader::relative_day,    &DateReader::day_beside_a_day, &DateReader::this_part_of_day,
      &DateReader::other_day,       &DateReader::span_ago,         &DateReader::span_ahead,
      &DateReader::span_from_a_day, &DateReader::expected_span,    &DateReader::last_or_next,
      &DateReader::before_last,     &DateReader::weekend,          &DateReader::weekday_form,
      &DateReader::day_and_month,   &DateReader::month_and_day,    &DateReader::month_alone,
      &DateReader::edge_of,         &DateReader::numeric,          &DateReader::day_of_month,
      &DateReader::holiday,         &DateReader::season,           &DateReader::year_alone,
      &DateReader::abbreviation};
  Hit best;
  if (at >= tokens_.size()) return best;
  for (const Form read_form : forms) {
    const Hit hit = (this->*read_form)(at, led);
    if (hit && (!best || hit->end > best->end)) best = hit;
  }
  return best;
}

std::optional<DateHit> DateReader::relative_day(std::size_t at, bool) const {
  if (is(at, "just") && is(at + 1, "now")) return DateHit{today(), at + 2};
  if (is_expected() && is(at, "now")) return DateHit{today(), at + 1};
  const auto days = relative_day_word(token(at));
  if (!days) return std::nullopt;
  std::size_t end = at + 1;
  if (is_part_of_day(token(end))) ++end;
  return DateHit{today() + *days, end};
}

// "the day before yesterday", "day after tomorrow"
std::optional<DateHit> DateReader::day_beside_a_day(std::size_t at, bool) const {
  if (is(at, "the")) ++at;
  if (!is(at, "day") || !is_any(at + 1, {"before", "after"})) return std::nullopt;
  const auto days = relative_day_word(token(at + 2));
  if (!days || *days == 0) return std::nullopt;
  const bool before = is(at + 1, "before");
  if (before != (*days < 0)) return std::nullopt;
  return DateHit{today() + *days * 2, at + 3};
}

std::optional<DateHit> DateReader::this_part_of_day(std::size_t at, bool) const {
  const bool half = is_any(at + 1, {"am", "pm"});
  if (is(at, "this") && (half || is_part_of_day(token(at + 1)))) return DateHit{today(), at + 2};
  if (is(at, "last") && is_any(at + 1, {"night", "evening", "nite"}))
    return DateHit{today() - 1, at + 2};
  return std::nullopt;
}

// "the other day" is three days ago: somebody who knew better would have said so.
std::optional<DateHit> DateReader::other_day(std::size_t at, bool) const {
  if (!is(at, "the") || !is(at + 1, "other")) return std::nullopt;
  if (is_any(at + 2, {"day", "night", "evening", "morning", "afternoon"}))
    return DateHit{today() - days_for_other_day, at + 3, true};
  if (is(at + 2, "week")) return DateHit{today() - 10, at + 3, true};
  return std::nullopt;
}

std::optional<DateHit> DateReader::span_ago(std::size_t at, bool) const {
  if (is(at, "ago")) {  // "vor zwei Wochen", "hace dos semanas"
    const auto behind = span_at(tokens_, at + 1, Expected::no);
    if (!behind) return std::nullopt;
    return DateHit{shifted(today(), -behind->count, behind->unit), behind->end};
  }
  const auto span = span_at(tokens_, at, Expected::no);
  if (!span || !ends_span_in_past(token(span->end))) return std::nullopt;
  const LocalDate near = shifted(today(), -span->count, span->unit);
  const LocalDate far = shifted(today(), -span->count_to, span->unit);
  LocalDate day = far + (near - far) / 2;
  const bool weekends = token(span->end - 1).folded.starts_with("weekend");
  if (weekends) day = saturday_of(today()) - 7 * static_cast<int>(span->count);
  DateHit hit{day, span->end + 1};
  // "two weeks ago on friday", "a week ago today"
  std::size_t next = is(hit.end, "on") ? hit.end + 1 : hit.end;
  if (is(hit.end, "today")) ++hit.end;
  if (const auto weekday = weekday_word(token(next)); weekday && span->unit == Unit::week) {
    return DateHit{monday_of(hit.day) + (weekday->value + 6) % 7, next + 1};
  }
  return hit;
}

// "in two weeks", "in a month or so", "in 3 weeks' time", "2 weeks from now"
std::optional<DateHit> DateReader::span_ahead(std::size_t at, bool) const {
  const bool in = is_any(at, {"in", "within"});
  std::size_t start = in ? at + 1 : at;
  const bool next = is(start, "the") && is(start + 1, "next");
  if (in && next) start += 2;
  const auto span = span_at(tokens_, start, in ? Expected::yes : Expected::no);
  if (!span || (is_past() && span->unit == Unit::moment)) return std::nullopt;
  const LocalDate near = shifted(today(), span->count, span->unit);
  DateHit hit{near + (shifted(today(), span->count_to, span->unit) - near) / 2, span->end};
  if (in) {
    if (is(hit.end, "'") && !token(hit.end).space_before) ++hit.end;
    if (is(hit.end, "’") && !token(hit.end).space_before) ++hit.end;
    if (is(hit.end, "time") || is(hit.end, "s time")) ++hit.end;
    return hit;
  }
  if (is(hit.end, "from") && is_any(hit.end + 1, {"now", "today"})) {
    hit.end += 2;
    return hit;
  }
  if (is(hit.end, "hence")) return DateHit{hit.day, hit.end + 1};
  return std::nullopt;
}

// "a week from friday", "two weeks from tomorrow", "a week on friday"
std::optional<DateHit> DateReader::span_from_a_day(std::size_t at, bool) const {
  const auto span = span_at(tokens_, at, Expected::no);
  if (!span || is_past() || !is_any(span->end, {"from", "on", "after"})) return std::nullopt;
  const std::size_t next = span->end + 1;
  Hit base = relative_day(next, true);
  if (!base) base = weekday_form(next, true);
  if (!base) base = month_and_day(next, true);
  if (!base) return std::nullopt;
  return DateHit{shifted(base->day, span->count, span->unit), base->end};
}

std::optional<DateHit> DateReader::expected_span(std::size_t at, bool) const {
  if (!is_expected()) return std::nullopt;
  const auto span = span_at(tokens_, at, Expected::yes);
  if (!span) return std::nullopt;
  const double count = (span->count + span->count_to) / 2;
  return DateHit{shifted(today(), is_past() ? -count : count, span->unit), span->end};
}

std::optional<DateHit> DateReader::last_or_next(std::size_t at, bool) const {
  if (is(at, "the")) ++at;
  const bool both = is(at, "this") && is_any(at + 1, {"past", "last", "coming", "next"});
  if (both) ++at;
  // "for the last week" and "over the past month" tell how long, not when.
  const std::size_t start = at > 0 && is(at - 1, "the") ? at - 1 : at;
  if (is_past() && start > 0 && is_any(start - 1, {"for", "over", "during", "in", "since"}))
    return std::nullopt;
  const bool past_day = is(at, "past") && (both || weekday_word(token(at + 1)));
  if (past_day || is_any(at, {"last", "previous", "lst"})) return after_last(at + 1);
  if (is_any(at, {"next", "coming", "following", "nxt"})) return after_next(at + 1);
  if (is(at, "this")) return after_this(at + 1);
  return std::nullopt;
}

std::optional<DateHit> DateReader::after_last(std::size_t at) const {
  if (const auto day = weekday_word(token(at))) {
    const DateHit hit{today() - ((weekday(today()) - day->value + 6) % 7 + 1), at + 1};
    return weekday_suffix(day->value, hit);
  }
  if (is(at, "weekend")) return DateHit{saturday_of(today()) - 7, at + 1};
  if (const auto unit = unit_word(token(at)); unit && *unit != Unit::moment && !is(at, "day")) {
    const LocalDate day = shifted(today(), -1, *unit);
    if (*unit == Unit::week) return week_with_weekday(day, at + 1);
    return DateHit{day, at + 1, *unit != Unit::fortnight};
  }
  if (const auto month = month_word(token(at))) {
    const LocalDate first = local_date({year_month_day(today()).year, month->value, 15});
    const bool gone = month->value < year_month_day(today()).month;
    return DateHit{gone ? first : add_months(first, -12), at + 1, true};
  }
  if (const auto month = season_word(token(at))) {
    const LocalDate middle = local_date({year_month_day(today()).year, *month, 1});
    return DateHit{middle <= today() ? middle : add_months(middle, -12), at + 1, true};
  }
  if (const auto day = holiday_at(tokens_, at)) {
    const int year = year_month_day(today()).year;
    const LocalDate this_year = day->in_year(year);
    return DateHit{this_year < today() ? this_year : day->in_year(year - 1), at + day->words};
  }
  return std::nullopt;
}

std::optional<DateHit> DateReader::after_next(std::size_t at) const {
  if (const auto day = weekday_word(token(at))) {
    const LocalDate next_monday = monday_of(today()) + 7;
    return weekday_suffix(day->value, {next_monday + (day->value + 6) % 7, at + 1});
  }
  if (is(at, "weekend")) return DateHit{saturday_of(today()) + 7, at + 1};
  if (const auto unit = unit_word(token(at)); unit && *unit != Unit::moment && !is(at, "day")) {
    const LocalDate day = shifted(today(), 1, *unit);
    if (*unit == Unit::week) return week_with_weekday(day, at + 1);
    return DateHit{day, at + 1};
  }
  if (is(at, "few") || is(at, "couple")) {
    const auto span = span_at(tokens_, at, Expected::no);
    return span ? Hit(DateHit{shifted(today(), span->count, span->unit), span->end}) : std::nullopt;
  }
  std::optional<int> month = season_word(token(at));
  if (const auto named = month_word(token(at))) month = named->value;
  if (month) {
    const LocalDate first = local_date({year_month_day(today()).year, *month, 1});
    return DateHit{first > today() ? first : add_months(first, 12), at + 1, true};
  }
  if (const auto day = holiday_at(tokens_, at)) {
    const int year = year_month_day(today()).year;
    const LocalDate this_year = day->in_year(year);
    return DateHit{this_year > today() ? this_year : day->in_year(year + 1), at + day->words};
  }
  return std::nullopt;
}

std::optional<DateHit> DateReader::after_this(std::size_t at) const {
  if (const auto day = weekday_word(token(at))) {
    // The one of this week, whether it is past or to come.
    const LocalDate of_week = monday_of(today()) + (day->value + 6) % 7;
    const LocalDate date = is_past() || of_week >= today() ? of_week : of_week + 7;
    return DateHit{date, is_part_of_day(token(at + 1)) ? at + 2 : at + 1};
  }
  if (is(at, "weekend")) return weekend(at, true);
  if (is_past()) return std::nullopt;
  if (is_any(at, {"week", "wk"})) {
    const LocalDate friday = monday_of(today()) + 4;
    return DateHit{friday >= today() ? friday : monday_of(today()) + 6, at + 1};
  }
  const YearMonthDay now = year_month_day(today());
  if (is(at, "month"))
    return DateHit{local_date({now.year, now.month, days_in_month(now.year, now.month)}), at + 1};
  if (is(at, "year")) return DateHit{local_date({now.year, 12, 31}), at + 1};
  if (const auto month = season_word(token(at))) {
    const LocalDate middle = local_date({now.year, *month, 1});
    return DateHit{middle > today() ? middle : add_months(middle, 12), at + 1, true};
  }
  return std::nullopt;
}

// "last week on tuesday", "next week friday": that day of the week meant.
std::optional<DateHit> DateReader::week_with_weekday(LocalDate in_week, std::size_t at) const {
  const std::size_t next = is(at, "on") ? at + 1 : at;
  if (const auto day = weekday_word(token(next))) {
    const std::size_t end = is_part_of_day(token(next + 1)) ? next + 2 : next + 1;
    return DateHit{monday_of(in_week) + (day->value + 6) % 7, end};
  }
  return DateHit{in_week, at};
}

// "the week before last", "tuesday before last" (see weekday_suffix), "the month after next"
std::optional<DateHit> DateReader::before_last(std::size_t at, bool) const {
  if (is(at, "the")) ++at;
  const bool before = is(at + 1, "before") && is(at + 2, "last");
  const bool after = is(at + 1, "after") && is(at + 2, "next");
  const auto unit = unit_word(token(at));
  if ((!before && !after) || !unit || *unit == Unit::moment) return std::nullopt;
  if (is(at, "weekend")) return DateHit{saturday_of(today()) + (before ? -14 : 14), at + 3};
  const LocalDate day = shifted(today(), before ? -2 : 2, *unit);
  if (*unit == Unit::week) return week_with_weekday(day, at + 3);
  return DateHit{day, at + 3, true};
}

// "at the weekend", "over the weekend", and "this weekend" by way of after_this
std::optional<DateHit> DateReader::weekend(std::size_t at, bool led) const {
  if (is_any(at, {"over", "at", "during"})) ++at;
  const bool article = is(at, "the");
  if (article) ++at;
  if (!is(at, "weekend") || (!led && !article && !is_expected())) return std::nullopt;
  if (is(at + 1, "before") || is(at + 1, "after")) return std::nullopt;
  const LocalDate saturday = saturday_of(today());
  if (!is_past()) return DateHit{std::max(saturday, today()), at + 1};
  return DateHit{saturday <= today() ? saturday : saturday - 7, at + 1};
}

std::optional<DateHit> DateReader::weekday_form(std::size_t at, bool led) const {
  const auto day = weekday_word(token(at));
  if (!day) return std::nullopt;
  std::size_t next = at + 1;
  if (is(next, ".") && !token(next).space_before && day->is_short) ++next;
  // "Tue, 3 March", "Thursday the 5th": the date says more than the day of the week.
  std::size_t date = is(next, ",") ? next + 1 : next;
  for (const Hit& exact : {day_and_month(date, true), month_and_day(date, true),
                           numeric(date, true), day_of_month(date, true)}) {
    if (exact) return exact;
  }
  const bool part = is_part_of_day(token(next));
  const bool alone = at > 0 && is(at - 1, "(") && is(next, ")");  // "lunch with Grace (Mon)"
  if (day->is_short && !led && !part && !alone && !is_expected() && !stands_behind_a_time(at) &&
      !stands_as_a_day(at))
    return std::nullopt;
  const int back = (weekday(today()) - day->value + 6) % 7 + 1;  // 1 to 7
  const int ahead = (day->value - weekday(today()) + 6) % 7 + 1;
  const LocalDate date_meant = is_past() ? today() - back : today() + ahead;
  return weekday_suffix(day->value, {date_meant, part ? next + 1 : next});
}

// "after the game sat": a day, where "the cat sat" is none.
bool DateReader::stands_behind_a_time(std::size_t at) const {
  return at >= 3 && is_any(at - 3, {"after", "before", "at"}) &&
         is_any(at - 2, {"the", "our", "my", "a"}) && token(at - 1).kind == TokenKind::word &&
         token(at + 1).kind != TokenKind::word;
}

// "soft play sat, lovely", "coffee mon with Jo", "plant sat n sun"; not "we sat, and talked", "in
// the sun", "newly wed".
bool DateReader::stands_as_a_day(std::size_t at) const {
  if (at == 0) return false;
  const Token& before = token(at - 1);
  if (before.kind != TokenKind::word && !before.is(")")) return false;
  if (is_any(at - 1,
             {"the",    "a",    "an",       "my",      "our",    "your",    "her",     "his",
              "their",  "i",    "we",       "you",     "he",     "she",     "they",    "it",
              "who",    "in",   "of",       "to",      "was",    "were",    "is",      "be",
              "just",   "then", "all",      "both",    "and",    "got",     "newly",   "have",
              "had",    "has",  "so",       "that",    "some",   "for",     "until",   "till",
              "hot",    "full", "warm",     "bright",  "winter", "evening", "morning", "blazing",
              "lovely", "more", "glorious", "finally", "quietly"}))
    return false;
  const std::size_t next = at + 1;
  if (next >= tokens_.size()) return true;
  if (tokens_[next].kind == TokenKind::symbol) return !tokens_[next].is("'");
  if (is_any(next, {"n", "and"})) return weekday_word(token(next + 1)).has_value();
  return is_any(next, {"with", "w", "am", "pm", "at", "re"}) ||
         (is(next, "just") && is(next + 1, "gone"));
}

// "tuesday last week", "friday next week", "friday week", "tuesday before last", "tuesday evening"
std::optional<DateHit> DateReader::weekday_suffix(int day, DateHit hit) const {
  if (is_part_of_day(token(hit.end))) ++hit.end;
  const std::size_t at = is_any(hit.end, {"of", "in"}) ? hit.end + 1 : hit.end;
  const LocalDate this_week = monday_of(today()) + (day + 6) % 7;
  if (is(at, "last") && is(at + 1, "week")) return DateHit{this_week - 7, at + 2};
  if (is(at, "next") && is(at + 1, "week")) return DateHit{this_week + 7, at + 2};
  if (is(at, "this") && is(at + 1, "week")) return DateHit{this_week, at + 2};
  if (is(at, "before") && is(at + 1, "last")) return DateHit{hit.day - 7, at + 2};
  if (is(at, "last") && is_past() && !is_any(at + 1, {"night", "evening"}))
    return DateHit{hit.day, at + 1};  // "vendredi dernier"
  if (is(at, "just") && is(at + 1, "gone") && is_past()) return DateHit{hit.day, at + 2};
  if (is_any(at, {"past", "passed", "gone"}) && is_past())
    return DateHit{hit.day, at + 1};  // "Friday night gone"
  if (is(at, "after") && is(at + 1, "next")) return DateHit{hit.day + 7, at + 2};
  if (!is_past() && is(at, "week")) return DateHit{hit.day + 7, at + 1};
  return hit;
}

}  // namespace wellmet::language
