#include "language/log/head_words.h"

#include <string>

namespace wellmet::language {
bool is_subject(const Token& token) {
  return is_one_of(token, {"she", "he", "they", "who", "she's", "he's", "they're", "she'll",
                           "he'll", "they'll", "that", "which", "whose", "they've"});
}

bool is_possessive(const Token& token) {
  return is_one_of(token, {"her", "his", "their", "its", "it"});
}

// Behind these words begins what was said: "emailed @ana about the wedding".
bool begins_talk(const Token& token) {
  return is_subject(token) ||
         is_one_of(token, {"about", "re", "regarding", "because", "told", "says", "said", "asking",
                           "discussed", "discussing", "mentioned", "where", "talking", "but",
                           "since", "concerning", "asked", "so"});
}

bool is_filler(const Token& token) {
  // Marks and dashes; an emoji says something.
  const bool mark = token.kind == TokenKind::symbol &&
                    (token.end - token.start == 1 || token.is("–") || token.is("—") ||
                     token.is("…") || token.is("·") || token.is("•"));
  const bool article = token.kind == TokenKind::word && token.folded.empty();  // "le", "il"
  return mark || article ||
         is_one_of(token,
                   {"with", "w",    "and",  "n",      "plus",  "had",  "have",   "having",  "has",
                    "a",    "an",   "the",  "for",    "my",    "went", "go",     "did",     "got",
                    "get",  "was",  "were", "i",      "we",    "of",   "at",     "in",      "on",
                    "over", "from", "by",   "then",   "some",  "to",   "via",    "through", "both",
                    "me",   "us",   "our",  "during", "after", "as",   "outside"});
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
  return is_one_of(token, {"the", "a", "an", "our", "my", "her", "his", "their", "some", "this"});
}

// Words that end a place written in small letters.
bool ends_place(const Token& token) {
  return is_one_of(
      token,
      {"with", "w",     "and",    "for",   "to",        "about", "we",      "she",   "he",
       "they", "i",     "on",     "in",    "at",        "who",   "which",   "where", "because",
       "then", "after", "before", "but",   "so",        "from",  "by",      "near",  "over",
       "when", "while", "that",   "is",    "was",       "were",  "are",     "has",   "had",
       "it",   "as",    "talked", "re",    "discussed", "via",   "through", "you",   "all",
       "this", "last",  "each",   "every", "during"});
}

// "St. Mary's hall", "Victoria station"
bool is_built(const Token& token) {
  return is_one_of(token, {"hall",   "station", "park",    "church", "hotel", "school", "street",
                           "square", "bar",     "pub",     "market", "cafe",  "center", "centre",
                           "house",  "museum",  "library", "garden", "room",  "pool"});
}

// "at least", "in Spanish", "in hospital" say no place of meeting.
bool is_no_place(const Token& token) {
  return is_one_of(
      token,
      {"dawn",   "dusk",   "sunset",  "sunrise",  "night",   "noon",    "short",    "hospital",
       "least",  "last",   "all",     "first",    "once",    "length",  "spanish",  "english",
       "french", "german", "italian", "polish",   "chinese", "general", "touch",    "time",
       "tears",  "fact",   "hurry",   "turn",     "full",    "between", "response", "return",
       "case",   "which",  "order",   "addition", "love",    "memory"});
}

}  // namespace wellmet::language
