#include "language/happened/clause_words.h"

#include <algorithm>

namespace wellmet::language {

std::size_t ClauseWords::behind(std::size_t at, std::string_view phrase) const {
  while (!phrase.empty()) {
    const auto end = std::min(phrase.find(' '), phrase.size());
    if (at >= prose_.size() || !prose_.tokens[at].is(phrase.substr(0, end))) return 0;
    phrase.remove_prefix(std::min(phrase.size(), end + 1));
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

}  // namespace wellmet::language
