// What of the day of a line is doubted, or lies ahead: said to the writer, never guessed away.
#include <algorithm>

#include "language/dates/date_reader.h"
#include "language/happened/past_deeds.h"
#include "language/log/head_reader.h"

namespace wellmet::language {

// "3/4" where nobody said which of the two is the month.
void HeadReader::doubt_the_order(std::size_t from, const DateHit& hit) {
  if (context_.order_said) return;
  constexpr int months = 12;
  for (std::size_t at = from; at + 2 < hit.end + 1 && at + 2 < prose_.size(); ++at) {
    const Token &a = prose_.tokens[at], &b = prose_.tokens[at + 2];
    const bool figures = a.kind == TokenKind::number && is(at + 1, "/") &&
                         b.kind == TokenKind::number && a.value <= months && b.value <= months;
    if (!figures || a.value == b.value || (at > from && is(at - 1, "/"))) continue;
    const std::string words(line_.text.substr(a.start, prose_.tokens[hit.end - 1].end - a.start));
    read_.doubts.push_back({"\"" + words + "\" is read as " + to_words(hit.day) + ".",
                            Next{.act = Next::Act::say_date_order}});
    return;
  }
}

// "2024", "a year ago", "last summer": nothing is guessed.
bool HeadReader::says_how_long_ago(std::size_t from, const DateHit& hit) const {
  for (std::size_t at = from; at < hit.end; ++at) {
    if (prose_.tokens[at].value >= 1900 || is(at, "ago") || is(at, "back") || is(at, "last") ||
        is(at, "'") || is(at, "’"))
      return true;
    const bool figures = prose_.tokens[at].kind == TokenKind::number && at + 4 < hit.end;
    if (figures && prose_.tokens[at + 4].kind == TokenKind::number) return true;  // 3/4/25
  }
  return false;
}

void HeadReader::doubt_a_day_long_past(std::size_t at, const DateHit& hit) {
  constexpr int half_year_days = 183;
  if (context_.today - hit.day <= half_year_days || says_how_long_ago(at, hit)) return;
  const std::string words(line_.text.substr(
      prose_.tokens[at].start, prose_.tokens[hit.end - 1].end - prose_.tokens[at].start));
  read_.doubts.push_back(
      {"\"" + words + "\" is read as " + to_words(hit.day) + ", more than half a year ago."});
}

// "dinner with @jo tomorrow" cannot have happened: the day stays today, and the user is told.
void HeadReader::doubt_a_day_to_come() {
  const DateContext context{context_.today, Leaning::future, context_.order};
  for (std::size_t at = 0; at < zone_; ++at) {
    if (prose_.said[at] != Said::nothing && prose_.said[at] != Said::filler) continue;
    const auto hit = date_at(prose_.tokens, at, context, Expected::no);
    const bool aim = is(at, "for") || is(at, "from") || is(at, "by") || is(at, "until") ||
                     is(at, "before") || is(at, "after") || is_about_a_day(at);
    if (!hit) continue;
    const bool over = is(hit->end, "that") && is(hit->end + 1, "was");  // "Sunday that was"
    if (aim || over || hit->vague || hit->day <= context_.today) {
      at = hit->end - 1;
      continue;
    }
    if (is_of_this_span(at, hit->end)) {
      read_.day_said = read_.day_about = true;
      prose_.say(at, hit->end, Said::day);
      return;
    }
    if (!after_something_understood(at) && !is_with_somebody_at_a_time(hit->end)) return;
    const std::string words(line_.text.substr(
        prose_.tokens[at].start, prose_.tokens[hit->end - 1].end - prose_.tokens[at].start));
    read_.doubts.push_back(
        {"\"" + words + "\" is still to come, and a log is for what has happened."});
    read_.day_to_come = true;
    return;
  }
}

// "dinner tonight at 8 with @jo": a plan in the morning, and a report at midnight.
bool HeadReader::is_at_an_hour_tonight(std::size_t at, const DateHit& hit) const {
  if (!is_one_of(prose_.tokens[at], {"tonight", "tonite"})) return false;
  bool hour = time_at(prose_.tokens, hit.end).has_value();
  constexpr std::size_t most_words = 4;  // "at 7 : 30 tonight"
  for (std::size_t from = at > most_words ? at - most_words : 0; from < at && !hour; ++from) {
    const auto time = time_at(prose_.tokens, from);
    hour = time && time->end >= at;
  }
  return hour && std::ranges::none_of(prose_.tokens, [](const Token& token) {
           return is_past_deed(token) || is_one_of(token, {"was", "were", "been", "wasn't"});
         });
}

// "breakfast Soho House tomorrow 8:30 w @amara"
bool HeadReader::is_with_somebody_at_a_time(std::size_t at) const {
  if (const auto time = time_at(prose_.tokens, at)) at = time->end;
  return at + 1 < prose_.size() && (is(at, "with") || is(at, "w")) &&
         (prose_.said[at + 1] == Said::mention || is(at + 1, "/"));
}

// "wrote to @kenji this week": a deed that was done lies in the part of it that is over.
bool HeadReader::is_of_this_span(std::size_t at, std::size_t end) const {
  const bool span = is(at, "this") && end == at + 2 &&
                    is_one_of(prose_.tokens[at + 1], {"week", "month", "year"});
  bool done = false;
  for (std::size_t i = 0; span && i < at; ++i) {
    // "arranged lunch with @jo this week" leaves open whether it has been.
    if (is_one_of(prose_.tokens[i], {"arranged", "scheduled", "confirmed", "organised", "organized",
                                     "promised", "invited", "agreed", "offered", "fixed", "set"}))
      return false;
    done = done || is_past_deed(prose_.tokens[i]);
  }
  return done;
}

// "2026-02-30", "1500-01-01"
bool HeadReader::is_impossible_in_figures(std::size_t at) const {
  if (at + 4 >= prose_.size() || !is(at + 1, "-") || !is(at + 3, "-")) return false;
  const Token &year = prose_.tokens[at], &month = prose_.tokens[at + 2],
              &day = prose_.tokens[at + 4];
  if (year.kind != TokenKind::number || year.end - year.start != 4 ||
      month.kind != TokenKind::number || day.kind != TokenKind::number)
    return false;
  constexpr int first_year = 1800, last_year = 2199;
  return year.value < first_year || year.value > last_year ||
         !exists(YearMonthDay{year.value, month.value, day.value});
}

// "30 February", "31st of June", 2026-02-30: said, not replaced by today in silence.
void HeadReader::doubt_an_impossible_day() {
  for (std::size_t at = 0; at + 1 < zone_; ++at) {
    const Token& token = prose_.tokens[at];
    int day = 0, month = 0;
    std::size_t end = at + 2;
    if (token.kind == TokenKind::number && token.value >= 1 && token.value <= 99) {
      std::size_t next = at + 1;
      while (is(next, "st") || is(next, "nd") || is(next, "rd") || is(next, "th") || is(next, "of"))
        ++next;
      const auto word = next < prose_.size() ? month_word(prose_.tokens[next]) : std::nullopt;
      if (word && word->value > 0) {
        day = token.value;
        month = word->value;
        end = next + 1;
      }
    } else if (const auto word = month_word(token)) {
      const Token& figure = prose_.tokens[at + 1];
      if (figure.kind == TokenKind::number && figure.value >= 1 && figure.value <= 99 &&
          figure.end - figure.start <= 2) {
        day = figure.value;
        month = word->value;
      }
    }
    const bool far = token.kind == TokenKind::number && token.value > 2199 &&
                     token.end - token.start == 4 && at > 0 &&
                     (is(at - 1, "in") || month_word(prose_.tokens[at - 1]));
    const bool no_such_day = is_impossible_in_figures(at);
    if (no_such_day) end = at + 5;
    constexpr int leap_year = 2024;
    if (!far && !no_such_day && (month == 0 || exists(YearMonthDay{leap_year, month, day})))
      continue;
    const std::size_t start = far ? at - 1 : at;
    const std::string words(
        line_.text.substr(prose_.tokens[start].start,
                          prose_.tokens[far ? at : end - 1].end - prose_.tokens[start].start));
    read_.doubts.push_back({"There is no day \"" + words + "\" to log; today is taken."});
    return;
  }
}

}  // namespace wellmet::language
