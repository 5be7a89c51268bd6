#pragma once
#include <string>
#include <string_view>
#include <vector>

// The other ways in which people write a name that they look for: an umlaut spelled out, Russian as
// passports have it, a name of a script without spaces by one of its parts. All words are folded
// (base/text.h). What is not listed here isn't guessed: no reading of Japanese names, no vowels for
// Arabic ones.
namespace wellmet::language {

// One word with its special letters spelled out: "Müller" -> "mueller", "Sørensen" -> "soerensen",
// "Đoković" -> "djokovic", "Юлия" -> "yulia". "" when there are none.
std::string spelled_out(std::string_view word);

// The parts by which a name written without spaces is called, and the usual Latin spellings of a
// Korean family name: "김민준" -> "minjun", "jun", "kim"; "李小龍" -> "xiaolong", "long". Of an
// Arabic word, what follows the article. Empty for names of other scripts.
std::vector<std::string> parts_within(std::string_view name);

// The whole text in other words, each of which may find what the text itself does not: every word
// spelled out; a Chinese or Korean name as family and given name in Latin letters. None of them is
// folded_words() of the text.
std::vector<std::vector<std::string>> other_wordings(std::string_view text);

}  // namespace wellmet::language
