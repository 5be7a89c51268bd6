#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace wellmet::language {

// A line cut into words, figures and marks; what all readers of this folder walk over.
enum class TokenKind {
  word,     // letters, with figures after them, and apostrophes and hyphens inside: "e-mail", "B2B"
  number,   // figures only; "3pm" is a number and then a word with no space before it
  symbol,   // one mark: "@", ":", "…"
  address,  // a URL or something@host, never cut
  hole      // a place where something was taken out; matches nothing
};

struct Happening;

struct Token {
  TokenKind kind = TokenKind::symbol;
  std::size_t start = 0;  // bytes of the text
  std::size_t end = 0;
  std::string folded = {};         // lower case, without accents when Latin; hyphens are spaces
  int value = -1;                  // of a number with at most 8 figures
  bool space_before = false;       // also true at the start of the text
  bool capital = false;            // a word that begins with a capital
  bool translated = false;         // `folded` is English, the text is not
  bool caseless = false;           // a word of a script without capitals
  const Happening* own = nullptr;  // a word of the writer's own begins here (own_words.h)
  std::size_t own_tokens = 0;      // how many it takes
  bool is(std::string_view word) const { return folded == word; }
};

// Whether the token is one of these words or marks, folded.
bool is_one_of(const Token&, std::initializer_list<std::string_view>);

std::vector<Token> tokens_of(std::string_view text);

// One slip between what was typed and the word that was meant: a letter dropped, doubled, put in,
// changed, or two neighbours swapped.
bool one_edit_apart(std::string_view typed, std::string_view meant);
// The slips that seldom make another real word: a letter dropped or doubled, or two swapped, the
// first letter being right.
bool is_slip_of(std::string_view typed, std::string_view meant);
// Edits between two words, neighbours swapped counting one; 3 for all that are further apart.
int edits_apart(std::string_view typed, std::string_view meant);

}  // namespace wellmet::language
