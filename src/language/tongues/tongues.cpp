#include "language/tongues/tongues.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace wellmet::language {
namespace {

using Words = std::unordered_map<std::string_view, const Foreign*>;

Words index_of(std::span<const Foreign> rows) {
  Words words;
  for (const Foreign& row : rows) words.emplace(row.word, &row);
  return words;
}

const std::array<Words, 5>& languages() {
  static const std::array<Words, 5> all = {index_of(german_words()), index_of(french_words()),
                                           index_of(spanish_words()), index_of(italian_words()),
                                           index_of(portuguese_words())};
  return all;
}

// Words that only an English line has.
bool is_english(const Token& token) {
  for (const char* word : {"with", "the", "and", "at", "to", "for", "about", "her", "his", "was",
                           "is", "from", "of", "my", "last", "met", "had"}) {
    if (token.is(word)) return true;
  }
  return false;
}

// The language whose words there are most of, one of them telling; nothing for English.
const Words* language_of(const std::vector<Token>& tokens) {
  if (std::any_of(tokens.begin(), tokens.end(), is_english)) return nullptr;
  const Words* best = nullptr;
  std::size_t most = 1;
  for (const Words& words : languages()) {
    std::size_t count = 0;
    bool telling = false;
    for (const Token& token : tokens) {
      const auto row = token.kind == TokenKind::word ? words.find(token.folded) : words.end();
      if (row == words.end()) continue;
      ++count;
      telling = telling || row->second->telling;
    }
    if (!telling || count <= most) continue;
    most = count;
    best = &words;
  }
  return best;
}

}  // namespace

void put_into_english(std::vector<Token>& tokens) {
  const Words* words = language_of(tokens);
  if (words == nullptr) return;
  for (Token& token : tokens) {
    if (token.kind != TokenKind::word) continue;
    const auto row = words->find(token.folded);
    if (row == words->end()) continue;
    token.folded = row->second->english;
    token.translated = true;
    token.capital = false;  // German nouns have capitals and are no names
  }
}

}  // namespace wellmet::language
