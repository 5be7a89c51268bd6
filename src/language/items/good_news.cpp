#include "language/items/good_news.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace wellmet::language {
namespace {

constexpr std::array<std::string_view, 20> news = {
    "got promoted",      "was promoted",   "been promoted",  "got a promotion",  "got a new job",
    "has a new job",     "got the job",    "landed a job",   "landed a new job", "landed the job",
    "started a new job", "has a new role", "got a new role", "got tenure",       "got engaged",
    "got married",       "is engaged",     "had a baby",     "won the prize",    "got the grant"};

// "Maya got …", "heard that Maya got …"; not "if Maya got …".
bool is_told_plainly(const Prose& prose, std::size_t mention) {
  for (std::size_t at = 0; at < mention; ++at)
    if (!is_one_of(prose.tokens[at], {"heard", "hear", "that", "saw", "news", ":", "i"}))
      return false;
  return true;
}

std::size_t behind_small_words(const Prose& prose, std::size_t at) {
  while (at < prose.size() && is_one_of(prose.tokens[at], {"has", "just", "finally", ":"}) &&
         !(at + 1 < prose.size() && is_one_of(prose.tokens[at + 1], {"a"})))
    ++at;
  return at;
}

bool begins_here(const Prose& prose, std::size_t at, std::string_view words) {
  for (const std::string& word : split(words, ' ')) {
    if (at >= prose.size() || !prose.tokens[at].is(word)) return false;
    ++at;
  }
  return true;
}

std::size_t end_of_clause(const Prose& prose, std::size_t from) {
  std::size_t at = from;
  while (at < prose.size() && prose.said[at] != Said::sign &&
         !is_one_of(prose.tokens[at], {",", ";", "!", "?", "(", "and", "but", "so"}) &&
         !(prose.tokens[at].is(".") && ends_with_dot(prose.tokens, at)))
    ++at;
  return at;
}

}  // namespace

std::vector<LogText> good_news(const CutLine& line, const Prose& whole, const LogLine& read) {
  std::vector<LogText> found;
  if (read.took_place) return found;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (whole.mention[at] == no_mention || !is_told_plainly(whole, at)) continue;
    const std::size_t from = behind_small_words(whole, at + 1);
    const auto* const said = std::ranges::find_if(
        news, [&](std::string_view words) { return begins_here(whole, from, words); });
    if (said == news.end()) continue;
    found.push_back({.text = written(line, whole, from, end_of_clause(whole, from), Days::keep),
                     .owners = {whole.mention[at]}});
  }
  return found;
}

}  // namespace wellmet::language
