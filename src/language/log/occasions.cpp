#include "language/log/occasions.h"

#include <algorithm>

#include "language/dates/calendar_words.h"
#include "language/happened/clause_words.h"
#include "language/happened/happenings.h"
#include "language/happened/past_deeds.h"
#include "language/log/pieces.h"
#include "language/log/prose.h"
#include "language/names/mention_finder.h"
#include "language/refuted/fell_through.h"

namespace wellmet::language {
namespace {

// What is between two people alone, so that two of a kind are two.
bool is_to_one(InteractionKind kind) {
  using K = InteractionKind;
  return kind == K::call || kind == K::email || kind == K::message || kind == K::letter;
}

class PlaceFinder : ClauseWords {
 public:
  PlaceFinder(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  std::vector<PlaceToDivide> find() const {
    std::vector<PlaceToDivide> places;
    for (std::size_t at = 1; at < prose_.size(); ++at) {
      if (!goes_over(at)) continue;
      const bool mine = tells_of_mine(at);
      if (mine || is_another_with_a_day(at)) places.push_back({prose_.tokens[at].start, !mine});
    }
    return places;
  }

 private:
  // "and" of ", and then" belongs to what follows.
  bool goes_over(std::size_t at) const {
    const Token& before = prose_.tokens[at - 1];
    if (before.is(".")) return ends_with_dot(prose_.tokens, at - 1);
    if (is_one_of(before, {",", ";", "!"})) return true;
    return is_any(at, {"and", "&", "+", "then", "plus", "but", "so"});
  }

  // Up to the happening only words of time, "I" and "we" may stand, and "Jo and I".
  bool tells_of_mine(std::size_t at) const {
    constexpr std::size_t most_words = 8;
    for (std::size_t i = at; i < std::min(prose_.size(), at + most_words); ++i) {
      if (is_mention(i)) {
        if (reaches_me(i) || is_seen_for_it(at, i)) return true;
        if (!is_any(i + 1, {"and", "&"}) || !is_any(i + 2, {"i"})) return false;
        i += 2;
        continue;
      }
      if (is_any(i, unanswered)) return false;  // belongs to the call before it
      const auto hit = happening_at(prose_.tokens, i);
      if (hit && hit->row->weight != Weight::scene) return true;
      if (!leads(i)) return false;
      if (is_past_deed(prose_.tokens[i])) return true;
    }
    return false;
  }

  // "and Ben on Tuesday", "Tom at 11", "Priya (Tue)", and nothing more up to the next mark.
  bool is_another_with_a_day(std::size_t at) const {
    while (is_any(at, {"and", "&", "+", "then", "plus", "with", "w"})) ++at;
    if (!is_mention(at)) return false;
    while (is_mention(at) || (is_any(at, {"and", "&"}) && is_mention(at + 1))) ++at;
    const std::size_t first = at;
    while (is_day_word(at)) ++at;
    return at > first && (ends(at) || is_any(at, {"and", "&", "+"}));
  }

  bool is_day_word(std::size_t at) const {
    if (at >= prose_.size() || is_mention(at)) return false;
    const Token& token = prose_.tokens[at];
    return token.kind == TokenKind::number || weekday_word(token) || relative_day_word(token) ||
           month_word(token) || is_part_of_day(token) ||
           is_one_of(token, {"on", "at", "the", "last", "(", ")", ":", "am", "pm", "st", "nd", "rd",
                             "th", "noon"});
  }

  // "then Tom for drinks"
  bool is_seen_for_it(std::size_t first, std::size_t mention) const {
    if (!is_any(first, {"then"}) && !is_any(first + 1, {"then"})) return false;
    return mention <= first + 2 && is_any(mention + 1, {"for"}) &&
           happening_at(prose_.tokens, mention + 2);
  }

  // "Tom pinged me", "Jo rang"
  bool reaches_me(std::size_t mention) const {
    if (mention + 1 >= prose_.size()) return false;
    const auto hit = happening_at(prose_.tokens, mention + 1);
    return hit && is_past_deed(prose_.tokens[mention + 1]) &&
           (is_to_one(hit->row->kind) || is_any(hit->last, {"me", "us"}));
  }

  bool leads(std::size_t at) const {
    const Token& token = prose_.tokens[at];
    return token.kind == TokenKind::number || weekday_word(token) || month_word(token) ||
           unit_word(token) || is_past_deed(token) ||
           is_one_of(
               token,
               {"and",   "&",         "+",       "plus",       "then",    "later",   "i",
                "we",    "also",      "after",   "afterwards", "before",  "that",    "this",
                "the",   "a",         "an",      "on",         "in",      "at",      "last",
                "today", "yesterday", "morning", "tomorrow",   "tonight", "so",      "but",
                "noon",  "afternoon", "evening", "night",      "earlier", "finally", "quick",
                "long",  "short",     "nice",    "lovely",     "had",     "went",    "for",
                "st",    "nd",        "rd",      "th",         "ago",     "week",    "weekend",
                "day",   "next",      "same",    "followed",   "by",      "seen",    ":",
                "-",     "–",         ",",       "just",       "got"});
  }
};

bool is_sure(const LogLine& line) {
  return line.took_place && line.kind_said && !line.day_to_come && !line.with.empty();
}

}  // namespace

std::vector<PlaceToDivide> places_to_divide(std::string_view line,
                                            const std::vector<Mention>& mentions) {
  const CutLine cut = cut_line(readable_part(line), {}, mentions);
  return PlaceFinder(cut, whole_prose(cut)).find();
}

bool only_the_later_was(const LogLine& earlier, const LogLine& later) {
  return !earlier.took_place && !earlier.may_have_happened && !earlier.with.empty() &&
         is_sure(later);
}

bool are_two_occasions(const LogLine& earlier, const LogLine& later) {
  if (!is_sure(earlier) || !is_sure(later)) return false;
  if (later.day_said && later.day != earlier.day) return true;
  if (later.kind == InteractionKind::met) return false;  // "dinner with Tom, met Jo there"
  return later.kind != earlier.kind || is_to_one(later.kind);
}

bool is_same_deed_again(const LogLine& earlier, const LogLine& later) {
  if (!is_sure(earlier) || later.day_to_come || later.with.empty()) return false;
  const bool another_day = earlier.day_said && later.day_said && later.day != earlier.day;
  return another_day || (earlier.time && later.time && later.time != earlier.time);
}

}  // namespace wellmet::language
