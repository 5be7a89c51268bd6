#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wellmet {

// Bytes of a file or the network, not yet known to be text.
using Bytes = std::string;

enum class Charset { utf_8, utf_16_le, utf_16_be, windows_1252, iso_8859_1 };

bool is_utf8(std::string_view);
// BOM first; then valid UTF-8; then zero bytes in every other place (UTF-16 without a BOM); else
// Windows-1252, which any byte string is.
Charset detect_charset(std::string_view);
// Text in UTF-8 without a BOM. Bytes that the charset does not have become U+FFFD.
std::string to_utf8(std::string_view bytes, Charset);
// The charset by an IANA or vCard name ("ISO-8859-15", "windows-1252", "SHIFT_JIS"), by way of
// ICU; nothing is lost for an unknown name: it is read as detect_charset says.
std::string to_utf8(std::string_view bytes, std::string_view charset_name);

// The bytes of a file as UTF-8: as detect_charset says, but text that is UTF-8 save for a few
// broken places (cut within a letter, one word pasted from an old program) is read as UTF-8, and
// those places as Windows-1252.
std::string text_of_file(std::string_view bytes);

std::string nfc(std::string_view utf8);

// For comparing and searching: lower case, no accents, Latin letters from any script
// (ICU Any-Latin; Latin-ASCII; Lower): "Łukasz" -> "lukasz", "李小龍" -> "li xiao long".
std::string fold(std::string_view utf8);
// Words of fold(): runs of letters and digits.
std::vector<std::string> folded_words(std::string_view utf8);
// Orders names as people of the root locale expect; compare the results byte by byte. ASCII (hex).
std::string sort_key(std::string_view utf8);

std::string_view trim(std::string_view);        // ASCII white space, both ends
std::string collapse_spaces(std::string_view);  // trims, and any run of white space -> one
std::string to_lower_ascii(std::string_view);
bool equal_ignoring_ascii_case(std::string_view, std::string_view);
std::vector<std::string> split(std::string_view, char separator);
std::string join(const std::vector<std::string>&, std::string_view separator);

int columns(std::string_view utf8);                    // terminal cells: Han letters take two
std::string clip(std::string_view utf8, int columns);  // with … when it does not fit
std::string pad(std::string_view utf8, int columns);   // clip, or spaces on the right
// Controls, overrides of direction, line separators made harmless; new lines and tabs stay.
std::string for_terminal(std::string_view utf8);
// Whether there is text and every letter of it is Han, Kana or Hangul: names in these are written
// family first and without a space.
bool is_east_asian(std::string_view utf8);
// The first letters of the words of a name, folded: "Maya Chen" -> "mc".
std::string initials(std::string_view utf8);

// What a character is, for readers that cut plain text into words. `capital` also stands for title
// case; `caseless` for letters of scripts that have no capitals (Han, Arabic, Devanagari).
// Marks that change the letter before them are of its kind.
enum class CharacterKind { space, lower, capital, caseless, digit, other };
struct Character {
  std::size_t start = 0;   // byte in the text
  std::size_t length = 0;  // bytes
  CharacterKind kind = CharacterKind::other;
};
std::vector<Character> characters(std::string_view utf8);

}  // namespace wellmet
