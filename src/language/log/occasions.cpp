#include "language/log/occasions.h"

#include <algorithm>

#include "language/dates/calendar_words.h"
#include "language/happened/happenings.h"
#include "language/happened/past_deeds.h"
#include "language/log/pieces.h"
#include "language/log/prose.h"
#include "language/names/mention_finder.h"

namespace wellmet::language {
namespace {

// What is between two people alone, so that two of a kind are two.
bool is_to_one(InteractionKind kind) {
  using K = InteractionKind;
  return kind == K::call || kind == K::email || kind == K::message || kind == K::letter;
}

class PlaceFinder {
 public:
  PlaceFinder(std::string_view text, const std::vector<Mention>& mentions)
      : line_(cut_line(text, {}, mentions)), prose_(whole_prose(line_)) {}

  std::vector<std::size_t> find() const {
    std::vector<std::size_t> places;
    for (std::size_t at = 1; at < prose_.size(); ++at)
      if (goes_over(at) && tells_of_mine(at)) places.push_back(prose_.tokens[at].start);
    return places;
  }

 private:
  bool is_mention(std::size_t at) const {
    return at < prose_.size() && prose_.mention[at] != no_mention;
  }
  bool is(std::size_t at, std::initializer_list<std::string_view> words) const {
    return at < prose_.size() && is_one_of(prose_.tokens[at], words);
  }

  // "and" of ", and then" belongs to what follows.
  bool goes_over(std::size_t at) const {
    const Token& before = prose_.tokens[at - 1];
    if (before.is(".")) return ends_with_dot(prose_.tokens, at - 1);
    if (is_one_of(before, {",", ";", "!"})) return true;
    return is(at, {"and", "&", "+", "then", "plus"});
  }

  // Up to the happening only words of time, "I" and "we" may stand, and "Jo and I".
  bool tells_of_mine(std::size_t at) const {
    constexpr std::size_t most_words = 8;
    for (std::size_t i = at; i < std::min(prose_.size(), at + most_words); ++i) {
      if (is_mention(i)) {
        if (reaches_me(i)) return true;
        if (!is(i + 1, {"and", "&"}) || !is(i + 2, {"i"})) return false;
        i += 2;
        continue;
      }
      const auto hit = happening_at(prose_.tokens, i);
      if (hit && hit->row->weight != Weight::scene) return true;
      if (!leads(i)) return false;
      if (is_past_deed(prose_.tokens[i])) return true;
    }
    return false;
  }

  // "Tom pinged me", "Jo rang"
  bool reaches_me(std::size_t mention) const {
    if (mention + 1 >= prose_.size()) return false;
    const auto hit = happening_at(prose_.tokens, mention + 1);
    return hit && is_past_deed(prose_.tokens[mention + 1]) &&
           (is_to_one(hit->row->kind) || is(hit->last, {"me", "us"}));
  }

  bool leads(std::size_t at) const {
    const Token& token = prose_.tokens[at];
    return token.kind == TokenKind::number || weekday_word(token) || month_word(token) ||
           unit_word(token) || is_past_deed(token) ||
           is_one_of(token, {"and",      "&",         "+",       "plus",  "then",       "later",
                             "i",        "we",        "also",    "after", "afterwards", "before",
                             "that",     "this",      "the",     "a",     "an",         "on",
                             "in",       "at",        "last",    "today", "yesterday",  "morning",
                             "noon",     "afternoon", "evening", "night", "earlier",    "finally",
                             "quick",    "long",      "short",   "nice",  "lovely",     "had",
                             "went",     "for",       "st",      "nd",    "rd",         "th",
                             "ago",      "week",      "weekend", "day",   "next",       "same",
                             "followed", "by",        "seen",    ":",     "-",          "–",
                             ",",        "just",      "got"});
  }

  CutLine line_;
  Prose prose_;
};

bool is_sure(const LogLine& line) {
  return line.took_place && line.kind_said && !line.day_to_come && !line.with.empty();
}

}  // namespace

std::vector<std::size_t> places_to_divide(std::string_view line,
                                          const std::vector<Mention>& mentions) {
  return PlaceFinder(readable_part(line), mentions).find();
}

bool are_two_occasions(const LogLine& earlier, const LogLine& later) {
  if (!is_sure(earlier) || !is_sure(later)) return false;
  if (later.day_said && later.day != earlier.day) return true;
  if (later.kind == InteractionKind::met) return false;  // "dinner with Tom, met Jo there"
  return later.kind != earlier.kind || is_to_one(later.kind);
}

}  // namespace wellmet::language
