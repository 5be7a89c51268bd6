#include "language/happened/clause_words.h"

#include <algorithm>

#include "language/dates/calendar_words.h"
#include "language/happened/past_deeds.h"

namespace wellmet::language {

std::size_t ClauseWords::behind(std::size_t at, std::string_view phrase) const {
  while (!phrase.empty()) {
    if (at >= prose_.size()) return 0;
    // "no-show" is one token of two words.
    const std::string_view word = prose_.tokens[at].folded;
    if (word.empty() || !phrase.starts_with(word)) return 0;
    phrase.remove_prefix(word.size());
    if (!phrase.empty() && phrase[0] != ' ') return 0;
    if (!phrase.empty()) phrase.remove_prefix(1);
    ++at;
  }
  return at;
}

std::size_t ClauseWords::behind_any(std::size_t at, Phrases phrases) const {
  std::size_t longest = 0;
  for (const char* phrase : phrases) longest = std::max(longest, behind(at, phrase));
  return longest;
}

bool ClauseWords::is_any(std::size_t at, Phrases words) const {
  return at < prose_.size() && behind_any(at, words) != 0;
}

bool ClauseWords::is_mention(std::size_t at) const {
  return at < prose_.size() && prose_.mention[at] != no_mention;
}

bool ClauseWords::breaks(std::size_t at) const {
  return is_any(at, {"but", "so", "then", "because", "while"});
}

bool ClauseWords::ends(std::size_t at) const {
  return at >= prose_.size() || is_any(at, {",", ";", "."}) || breaks(at);
}

bool ClauseWords::has_past(const Clause& c) const {
  for (std::size_t at = c.first; at < c.last; ++at)
    if (is_past_deed(prose_.tokens[at]) || is_any(at, {"yesterday", "today", "was", "were"}))
      return true;
  return false;
}

bool ClauseWords::is_a_day(std::size_t at) const {
  if (is_any(at, {"the"})) ++at;
  if (at >= prose_.size()) return false;
  if (month_word(prose_.tokens[at]) || weekday_word(prose_.tokens[at])) return true;
  if (prose_.tokens[at].kind != TokenKind::number) return false;
  if (at + 1 == prose_.size()) return true;
  return month_word(prose_.tokens[at + 1]).has_value() ||
         is_any(at + 1, {"st", "nd", "rd", "th", "/", "-", ".", ",", ";"});
}

}  // namespace wellmet::language
