#include "language/log/head_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace wellmet::language {
namespace {

template <std::size_t N>
bool is_one_of(const Token& token, const std::array<std::string_view, N>& words) {
  return token.kind == TokenKind::word &&
         std::find(words.begin(), words.end(), token.folded) != words.end();
}

}  // namespace

bool is_subject(const Token& token) {
  static constexpr std::array<std::string_view, 16> words = {
      "she",   "he",   "they", "who",     "she's", "he's",  "they're", "she'll",
      "he'll", "shes", "hes",  "they'll", "that",  "which", "whose",   "they've"};
  return is_one_of(token, words);
}

bool is_possessive(const Token& token) {
  static constexpr std::array<std::string_view, 5> words = {"her", "his", "their", "its", "it"};
  return is_one_of(token, words);
}

// Behind these words begins what was said: "emailed @ana about the wedding".
bool begins_talk(const Token& token) {
  static constexpr std::array<std::string_view, 18> words = {
      "about",   "re",     "regarding", "because",    "told",      "says",
      "said",    "asking", "discussed", "discussing", "mentioned", "where",
      "talking", "but",    "since",     "concerning", "asked",     "so"};
  return is_subject(token) || is_one_of(token, words);
}

bool is_filler(const Token& token) {
  static constexpr std::array<std::string_view, 43> words = {
      "with", "w",       "and",  "n",    "plus", "had",  "have",   "having", "has",  "a",      "an",
      "the",  "for",     "my",   "went", "go",   "did",  "got",    "get",    "was",  "were",   "i",
      "we",   "of",      "at",   "in",   "on",   "over", "from",   "by",     "then", "some",   "to",
      "via",  "through", "both", "me",   "us",   "our",  "during", "after",  "as",   "outside"};
  // Marks and dashes; an emoji says something.
  const bool mark = token.kind == TokenKind::symbol &&
                    (token.end - token.start == 1 || token.is("–") || token.is("—") ||
                     token.is("…") || token.is("·") || token.is("•"));
  const bool article = token.kind == TokenKind::word && token.folded.empty();  // "le", "il"
  return mark || article || is_one_of(token, words);
}

bool for_me(const HappeningHit& hit) {
  const std::string words = " " + std::string(hit.row->words) + " ";
  const bool mine = words.find(" me ") != std::string::npos ||
                    words.find(" my ") != std::string::npos ||
                    words.find(" us ") != std::string::npos;
  const bool advice = hit.row->kind == InteractionKind::advice_received;
  return hit.row->weight == Weight::deed && (mine || advice);
}

bool is_article(const Token& token) {
  static constexpr std::array<std::string_view, 10> words = {"the", "a",   "an",    "our",  "my",
                                                             "her", "his", "their", "some", "this"};
  return is_one_of(token, words);
}

// Words that end a place written in small letters.
bool ends_place(const Token& token) {
  static constexpr std::array<std::string_view, 50> words = {
      "with", "w",     "and",    "for",   "to",        "about", "we",      "she",   "he",
      "they", "i",     "on",     "in",    "at",        "who",   "which",   "where", "because",
      "then", "after", "before", "but",   "so",        "from",  "by",      "near",  "over",
      "when", "while", "that",   "is",    "was",       "were",  "are",     "has",   "had",
      "it",   "as",    "talked", "re",    "discussed", "via",   "through", "you",   "all",
      "this", "last",  "each",   "every", "during"};
  return is_one_of(token, words);
}

// "St. Mary's hall", "Victoria station"
bool is_built(const Token& token) {
  static constexpr std::array<std::string_view, 20> words = {
      "hall",   "station", "park",    "church", "hotel", "school", "street",
      "square", "bar",     "pub",     "market", "cafe",  "center", "centre",
      "house",  "museum",  "library", "garden", "room",  "pool"};
  return is_one_of(token, words);
}

// "at least", "in Spanish", "in hospital" say no place of meeting.
bool is_no_place(const Token& token) {
  static constexpr std::array<std::string_view, 38> words = {
      "dawn",   "dusk",   "sunset",  "sunrise",  "night",   "noon",    "short",    "hospital",
      "least",  "last",   "all",     "first",    "once",    "length",  "spanish",  "english",
      "french", "german", "italian", "polish",   "chinese", "general", "touch",    "time",
      "tears",  "fact",   "hurry",   "turn",     "full",    "between", "response", "return",
      "case",   "which",  "order",   "addition", "love",    "memory"};
  return is_one_of(token, words);
}

}  // namespace wellmet::language
