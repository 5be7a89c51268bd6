// Times of day: "at 3pm", "3:30 pm", "15:30", "15h30", "at noon", "at 8".
#include "language/dates/date_reader.h"

namespace wellmet::language {
namespace {

struct HourMinute {
  int hour = 0;
  int minute = 0;
  std::size_t end = 0;
  bool has_minute = false;
};

bool is_word(const std::vector<Token>& tokens, std::size_t at, std::string_view word) {
  return at < tokens.size() && tokens[at].is(word);
}

bool touches(const std::vector<Token>& tokens, std::size_t at) {
  return at < tokens.size() && !tokens[at].space_before;
}

// "15:30", "15.30" (only behind "at"), "15h30", "3"
std::optional<HourMinute> figures(const std::vector<Token>& tokens, std::size_t at, bool led) {
  if (at >= tokens.size() || tokens[at].kind != TokenKind::number) return std::nullopt;
  if (tokens[at].end - tokens[at].start > 2 || tokens[at].value > 24) return std::nullopt;
  HourMinute read{tokens[at].value, 0, at + 1, false};
  const bool mark = is_word(tokens, at + 1, ":") || is_word(tokens, at + 1, "h") ||
                    (led && is_word(tokens, at + 1, "."));
  const bool minutes = mark && touches(tokens, at + 1) && touches(tokens, at + 2) &&
                       tokens[at + 2].kind == TokenKind::number &&
                       tokens[at + 2].end - tokens[at + 2].start == 2 && tokens[at + 2].value < 60;
  // "15h30" is cut as 15 and "h30".
  if (!minutes && touches(tokens, at + 1) && tokens[at + 1].kind == TokenKind::word &&
      tokens[at + 1].folded.size() == 3 && tokens[at + 1].folded[0] == 'h') {
    const std::string digits = tokens[at + 1].folded.substr(1);
    if (digits[0] >= '0' && digits[0] <= '5' && digits[1] >= '0' && digits[1] <= '9') {
      read.minute = (digits[0] - '0') * 10 + (digits[1] - '0');
      read.has_minute = true;
      read.end = at + 2;
    }
  }
  if (minutes) {
    read.minute = tokens[at + 2].value;
    read.has_minute = true;
    read.end = at + 3;
  }
  return read;
}

// "pm", "p.m.": 12, "am": 0, none: -1. Moves `at` behind it.
int half_of_day(const std::vector<Token>& tokens, std::size_t& at) {
  struct Half {
    const char* short_form;
    const char* letter;
    int hours;
  };
  for (const auto& [short_form, letter, hours] : {Half{"pm", "p", 12}, Half{"am", "a", 0}}) {
    if (is_word(tokens, at, short_form)) {
      ++at;
      return hours;
    }
    if (is_word(tokens, at, letter) && is_word(tokens, at + 1, ".") &&
        is_word(tokens, at + 2, "m") && touches(tokens, at + 2)) {
      at += is_word(tokens, at + 3, ".") ? 4 : 3;
      return hours;
    }
  }
  return -1;
}

bool ends_time(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size()) return true;
  const Token& next = tokens[at];
  if (next.kind == TokenKind::symbol || next.kind == TokenKind::hole) return next.folded != "%";
  static constexpr const char* words[] = {"with",  "w",         "and",      "on",   "in",
                                          "today", "yesterday", "tomorrow", "this", "last",
                                          "at",    "o'clock",   "we",       "for",  "about"};
  for (const char* word : words) {
    if (next.is(word)) return true;
  }
  return weekday_word(next).has_value();
}

std::optional<TimeHit> named_time(const std::vector<Token>& tokens, std::size_t at, bool led) {
  if (is_word(tokens, at, "noon") || (led && is_word(tokens, at, "midday")))
    return TimeHit{{12, 0}, at + 1};
  if (led && is_word(tokens, at, "midnight")) return TimeHit{{0, 0}, at + 1};
  if (led && is_word(tokens, at, "lunchtime")) return TimeHit{{12, 30}, at + 1};
  return std::nullopt;
}

// "half past 3", "quarter to four": hours as meetings go, from 7 to 6.
std::optional<TimeHit> spoken_time(const std::vector<Token>& tokens, std::size_t at) {
  if (is_word(tokens, at, "a")) ++at;
  int minutes = 0;
  if (is_word(tokens, at, "half")) {
    minutes = 30;
  } else if (is_word(tokens, at, "quarter")) {
    minutes = 15;
  } else {
    const bool figure = at < tokens.size() && tokens[at].kind == TokenKind::number;
    if (!figure || tokens[at].value < 1 || tokens[at].value > 29) return std::nullopt;
    minutes = tokens[at].value;
  }
  const bool past = is_word(tokens, at + 1, "past"), to = is_word(tokens, at + 1, "to");
  if ((!past && !(to && minutes != 30)) || at + 2 >= tokens.size()) return std::nullopt;
  const auto hour = count_word(tokens[at + 2]);
  const bool counted = tokens[at].kind == TokenKind::number && to;  // "10 to 12" people
  if (!hour || *hour < 1 || *hour > 12 || counted) return std::nullopt;
  std::size_t end = at + 3;
  const int half = half_of_day(tokens, end);
  int start = half >= 0 ? *hour % 12 + half : *hour < 7 ? *hour + 12 : *hour;
  if (to) start = (start + 23) % 24;
  return TimeHit{{start, to ? 60 - minutes : minutes}, end};
}

// "from 3 to 4", "14-15h"
std::optional<TimeHit> range_of_hours(const std::vector<Token>& tokens, std::size_t at, bool from) {
  if (at + 2 >= tokens.size() || tokens[at].kind != TokenKind::number ||
      tokens[at + 2].kind != TokenKind::number)
    return std::nullopt;
  const int start = tokens[at].value, end_hour = tokens[at + 2].value;
  std::size_t end = at + 3;
  const bool joined =
      is_word(tokens, at + 1, "to") || is_word(tokens, at + 1, "-") || is_word(tokens, at + 1, "–");
  if (!joined || start < 1 || end_hour > 24 || end_hour < 1 || start > 23) return std::nullopt;
  const int half = half_of_day(tokens, end);
  const bool hours = is_word(tokens, end, "h");
  if (hours) ++end;
  if (!hours && half < 0 && !(from && is_word(tokens, at + 1, "to"))) return std::nullopt;
  int hour = start;
  if (half >= 0 && start <= 12) hour = start % 12 + half;
  if (!hours && half < 0 && start < 7) hour += 12;
  return TimeHit{{hour, 0}, end};
}

}  // namespace

std::optional<TimeHit> time_at(const std::vector<Token>& tokens, std::size_t at) {
  const bool led = is_word(tokens, at, "at") || is_word(tokens, at, "@") ||
                   is_word(tokens, at, "around") || is_word(tokens, at, "from");
  if (led) ++at;
  if (const auto named = named_time(tokens, at, led)) return named;
  if (const auto spoken = spoken_time(tokens, at)) return spoken;
  if (const auto range = range_of_hours(tokens, at, led && is_word(tokens, at - 1, "from")))
    return range;
  auto read = figures(tokens, at, led);
  if (!read) return std::nullopt;
  const int half = half_of_day(tokens, read->end);
  const bool clock = is_word(tokens, read->end, "o'clock");
  if (clock) ++read->end;
  if (half >= 0) {
    if (read->hour < 1 || read->hour > 12) return std::nullopt;
    return TimeHit{{read->hour % 12 + half, read->minute}, read->end};
  }
  if (read->has_minute) {
    if (read->hour > 23) return std::nullopt;
    return TimeHit{{read->hour, read->minute}, read->end};
  }
  // "at 8" alone: mornings from 7, else the afternoon, as meetings go.
  const bool plain = (led || clock) && read->hour >= 1 && read->hour <= 12;
  if (!plain || !ends_time(tokens, read->end)) return std::nullopt;
  return TimeHit{{read->hour < 7 ? read->hour + 12 : read->hour, 0}, read->end};
}

std::optional<FoundTime> find_time(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (const auto hit = time_at(tokens, at))
      return FoundTime{hit->time, {tokens[at].start, tokens[hit->end - 1].end}};
  }
  return std::nullopt;
}

}  // namespace wellmet::language
