// Spans of time in words: "6 weeks", "a year and a half", "two or three months", and how often
// somebody wishes to be reminded ("about every month").
#include <array>

#include "base/text.h"
#include "language/dates/date_reader.h"

namespace wellmet::language {
namespace {

constexpr int longest_span_days = 36525;

class SpanReader {
 public:
  SpanReader(const std::vector<Token>& tokens, Expected expected)
      : tokens_(tokens), expected_(expected) {}

  std::optional<SpanHit> read(std::size_t at) const {
    SpanHit hit;
    hit.end = after_approximation(at);
    if (!read_count(hit)) return std::nullopt;
    if (!read_unit(hit)) return std::nullopt;
    read_tail(hit);
    if (days_of(hit.count_to, hit.unit) > longest_span_days) return std::nullopt;
    return hit;
  }

 private:
  std::size_t after_approximation(std::size_t at) const {
    static constexpr std::array<std::string_view, 14> words = {
        "about", "around", "roughly", "approx", "approximately", "almost", "nearly",
        "over",  "maybe",  "some",    "like",   "just",          "~",      "circa"};
    for (int i = 0; i < 2; ++i) {
      for (const std::string_view word : words) {
        if (is(at, word)) {
          ++at;
          break;
        }
      }
    }
    return at;
  }

  bool read_count(SpanHit& hit) const {
    std::size_t at = hit.end;
    if (is(at, "half")) return half(hit, at + 1);
    if (at >= tokens_.size() || !count_word(tokens_[at])) return false;
    hit.count = *count_word(tokens_[at]);
    const bool tens = tokens_[at].kind == TokenKind::word && hit.count >= 20;
    if (tens && at + 1 < tokens_.size() && tokens_[at + 1].kind == TokenKind::word) {
      const auto ones = count_word(tokens_[at + 1]);
      if (ones && *ones < 10 && !is(at + 1, "a") && !is(at + 1, "an")) {
        hit.count += *ones;  // twenty one
        ++at;
      }
    }
    if (tokens_[at].kind == TokenKind::number && is(at + 1, ".") && touches(at + 2)) {
      const int tenths = tokens_[at + 2].value;
      if (tenths < 0 || tenths > 9) return false;
      hit.count += tenths / 10.0;
      at += 2;
    }
    ++at;
    if (is(at - 1, "a") && is(at, "good")) ++at;
    const bool article = is(at - 1, "a") || is(at - 1, "good");
    if (article && at < tokens_.size() && count_word(tokens_[at]) && !is(at, "a")) {
      hit.count = *count_word(tokens_[at++]);  // a couple, a few
    }
    if (is(at, "of")) ++at;
    hit.count_to = hit.count;
    read_range(hit, at);
    if (is(at, "and") && is(at + 1, "a") && is(at + 2, "half")) {
      hit.count += 0.5;
      hit.count_to += 0.5;
      at += 3;
    }
    hit.end = at;
    return true;
  }

  bool half(SpanHit& hit, std::size_t at) const {
    hit.count = hit.count_to = 0.5;
    hit.end = is(at, "a") || is(at, "an") ? at + 1 : at;
    return true;
  }

  // "two or three weeks", "2-3 weeks", "2 to 3 weeks"
  void read_range(SpanHit& hit, std::size_t& at) const {
    const bool joined = is(at, "or") || is(at, "to") || is(at, "-") || is(at, "–");
    if (!joined || at + 1 >= tokens_.size()) return;
    const auto to = count_word(tokens_[at + 1]);
    if (!to || *to < hit.count) return;
    hit.count_to = *to;
    at += 2;
  }

  bool read_unit(SpanHit& hit) const {
    if (hit.end < tokens_.size() && is(hit.end, "-")) ++hit.end;  // "2-week"
    if (hit.end >= tokens_.size()) return false;
    auto unit = unit_word(tokens_[hit.end]);
    const bool months = is(hit.end, "m") && expected_ == Expected::yes;
    if (!unit && months) unit = Unit::month;
    if (!unit) return false;
    hit.unit = *unit;
    ++hit.end;
    return true;
  }

  // "a week or so", "a week or two", "a year and a half"
  void read_tail(SpanHit& hit) const {
    if (is(hit.end, "or") && is(hit.end + 1, "so")) {
      hit.end += 2;
    } else if (is(hit.end, "or") && hit.end + 1 < tokens_.size() &&
               count_word(tokens_[hit.end + 1]) && !unit_follows(hit.end + 2)) {
      hit.count_to = std::max<double>(hit.count, *count_word(tokens_[hit.end + 1]));
      hit.end += 2;
    } else if (is(hit.end, "and") && is(hit.end + 1, "a") && is(hit.end + 2, "half")) {
      hit.count += 0.5;
      hit.count_to += 0.5;
      hit.end += 3;
    }
  }

  bool unit_follows(std::size_t at) const { return at < tokens_.size() && unit_word(tokens_[at]); }
  bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].is(word);
  }
  bool touches(std::size_t at) const {
    return at < tokens_.size() && tokens_[at].kind == TokenKind::number &&
           !tokens_[at].space_before;
  }

  const std::vector<Token>& tokens_;
  Expected expected_;
};

std::optional<int> whole_span(const std::vector<Token>& tokens, std::size_t at) {
  const auto span = span_at(tokens, at, Expected::yes);
  if (!span || span->end != tokens.size()) return std::nullopt;
  return days_of((span->count + span->count_to) / 2, span->unit);
}

struct Often {
  std::string_view word;
  int days;
};
constexpr std::array<Often, 17> often_words = {{
    {"daily", 1},
    {"weekly", 7},
    {"fortnightly", 14},
    {"biweekly", 14},
    {"bi weekly", 14},
    {"monthly", 30},
    {"bimonthly", 61},
    {"bi monthly", 61},
    {"quarterly", 91},
    {"half yearly", 183},
    {"twice yearly", 183},
    {"yearly", 365},
    {"annually", 365},
    {"anually", 365},
    {"every now and then", 91},
    {"once in a while", 91},
    {"often", 14},
}};

// "twice a year", "three times a month", "once every 6 weeks", "4 times per year"
std::optional<int> times_per_unit(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  int times = 0;
  if (tokens[at].is("once")) times = 1;
  if (tokens[at].is("twice")) times = 2;
  std::size_t next = at + 1;
  if (times == 0 && next < tokens.size() && tokens[next].is("times") && count_word(tokens[at])) {
    times = *count_word(tokens[at]);
    ++next;
  }
  if (times <= 0 || next >= tokens.size()) return std::nullopt;
  const bool joint = tokens[next].is("a") || tokens[next].is("per") || tokens[next].is("each") ||
                     tokens[next].is("every") || tokens[next].is("an");
  if (!joint) return std::nullopt;
  std::optional<int> days;
  if (next + 2 == tokens.size()) {
    if (const auto unit = unit_word(tokens[next + 1])) days = days_of(1, *unit);
  }
  if (!days) days = whole_span(tokens, next + 1);
  return days ? std::optional((*days + times / 2) / times) : std::nullopt;
}

// "every month", "every 6 weeks", "every other week", "each quarter"
std::optional<int> every_span(const std::vector<Token>& tokens, std::size_t at) {
  const auto is = [&](std::size_t place, std::string_view word) {
    return place < tokens.size() && tokens[place].is(word);
  };
  if (!is(at, "every") && !is(at, "each")) return std::nullopt;
  const bool other = is(at + 1, "other") || is(at + 1, "second");
  const std::size_t next = at + (other ? 2 : 1);
  if (next + 1 == tokens.size()) {
    if (const auto unit = unit_word(tokens[next])) return days_of(other ? 2 : 1, *unit);
    if (weekday_word(tokens[next])) return other ? 14 : 7;
  }
  return whole_span(tokens, next);
}

}  // namespace

std::optional<SpanHit> span_at(const std::vector<Token>& tokens, std::size_t at,
                               Expected expected) {
  return SpanReader(tokens, expected).read(at);
}

std::optional<int> parse_span(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  if (tokens.size() == 1) {
    const auto unit = unit_word(tokens[0]);
    if (unit && *unit != Unit::moment && tokens[0].end - tokens[0].start > 2)
      return days_of(1, *unit);
  }
  const auto days = whole_span(tokens, 0);
  return days && *days > 0 ? days : std::nullopt;
}

std::optional<CadenceWish> parse_cadence(std::string_view text) {
  std::vector<Token> tokens = tokens_of(text);
  std::size_t at = 0;
  if (tokens.empty()) return std::nullopt;
  if (tokens[0].is("never") || (tokens.size() > 1 && tokens[0].is("not") && tokens[1].is("ever")))
    return CadenceWish{.days = 0, .never = true};
  while (at < tokens.size() &&
         (tokens[at].is("about") || tokens[at].is("roughly") || tokens[at].is("around") ||
          tokens[at].is("maybe") || tokens[at].is("~"))) {
    ++at;
  }
  std::string rest;
  for (std::size_t i = at; i < tokens.size(); ++i) rest += (i > at ? " " : "") + tokens[i].folded;
  for (const Often& row : often_words) {
    if (rest == row.word || is_slip_of(rest, row.word)) return CadenceWish{.days = row.days};
  }
  std::optional<int> days = every_span(tokens, at);
  if (!days) days = times_per_unit(tokens, at);
  if (!days && at < tokens.size()) days = parse_span(text.substr(tokens[at].start));
  if (!days || *days <= 0) return std::nullopt;
  return CadenceWish{.days = *days};
}

}  // namespace wellmet::language
