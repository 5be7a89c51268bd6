#include "model/events/hope.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

// They say how often or where in a sentence, and nothing of which event it is.
constexpr std::array<std::string_view, 17> fillers = {
    "the",    "and",   "for",  "with", "from", "their", "monthly", "weekly", "yearly",
    "annual", "every", "next", "some", "each", "week",  "month",   "year"};

std::set<std::string> telling_words(std::string_view text) {
  constexpr std::size_t shortest = 3;
  std::set<std::string> words;
  for (const std::string& word : folded_words(text)) {
    if (word.size() >= shortest && std::ranges::find(fillers, word) == fillers.end())
      words.insert(word);
  }
  return words;
}

bool has_all(const std::set<std::string>& words, const std::set<std::string>& of) {
  return std::ranges::includes(words, of);
}

}  // namespace

bool fits(const Hope& hope, const Event& event) {
  if (hope.event) return hope.event == event.id;
  const std::set<std::string> where = telling_words(hope.where);
  if (where.empty()) return false;
  const std::set<std::string> title = telling_words(event.title);
  // One word of a title is in many a sentence.
  constexpr std::size_t words_of_a_name = 2;
  return has_all(telling_words(event.title + " " + event.host + " " + event.place), where) ||
         (title.size() >= words_of_a_name && has_all(where, title));
}

}  // namespace wellmet
