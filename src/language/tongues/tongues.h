#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "language/tokens.h"

namespace wellmet::language {

// Other languages: the words for days, kinds of meeting and who stands beside them, each with the
// English word that the readers know. One file per language; a word more is one more line there.
struct Foreign {
  std::string_view word;     // folded; of several words none
  std::string_view english;  // one or two folded words; "" is left out of the reading
  bool telling = false;      // hardly ever English: such words tell the language
};

std::span<const Foreign> german_words();
std::span<const Foreign> french_words();
std::span<const Foreign> spanish_words();
std::span<const Foreign> italian_words();
std::span<const Foreign> portuguese_words();

// Gives the tokens of a line in one of these languages the English words in `folded`; leaves a line
// that is English, or in none of them, as it is. Names keep their letters in the text.
void put_into_english(std::vector<Token>&);

// "couldnt" as "couldn't", "b4" as "before", "2moro" as "tomorrow": English as it is typed on a
// telephone. Two tokens that were one word become one.
void spell_out(std::vector<Token>&);

}  // namespace wellmet::language
