#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "formats/vcard/card.h"

// How values and parameters are spelled in bytes: quoted-printable and charsets of 2.1, base64, and
// the carets of RFC 6868.
namespace wellmet::vcard {

enum class Encoding { none, quoted_printable, base64 };

// What the property's ENCODING parameter, or a bare word of 2.1, says.
Encoding encoding_of(const Property&);
// The name in CHARSET, or "".
std::string_view charset_of(const Property&);
// Words that stand bare in 2.1 and are no TYPE: encodings and where the value is.
bool is_encoding_word(std::string_view word);
bool is_place_word(std::string_view word);

std::string decode_quoted_printable(std::string_view);  // bytes, in whatever charset they are
std::string encode_quoted_printable(std::string_view);  // one line, without soft breaks
// Decoded quoted-printable as UTF-8: by its charset; without one UTF-8, else Windows-1252.
std::string text_of_bytes(std::string_view bytes, std::string_view charset);

inline bool is_ascii(std::string_view t) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  const auto word_at = [&](std::size_t i) {
    std::uint64_t word = 0;
    std::memcpy(&word, t.data() + i, sizeof word);
    return word;
  };
  if (t.size() < 8) {
    std::uint64_t word = 0;
    for (char c : t) word |= static_cast<unsigned char>(c);
    return (word & high_bits) == 0;
  }
  std::uint64_t seen = word_at(t.size() - 8);
  for (std::size_t i = 0; i + 8 <= t.size(); i += 8) seen |= word_at(i);
  return (seen & high_bits) == 0;
}
bool contains_ignoring_case(std::string_view text, std::string_view lower_case);
// Only letters, digits and + / = of base64, at least one.
bool is_base64_line(std::string_view);

// RFC 6868: ^n is a new line, ^' a double quote, ^^ a caret.
std::string decode_carets(std::string_view);
std::string encode_carets(std::string_view);
// ";TYPE=home" as it stands in a line: as it was written, or spelled afresh when edited.
std::string raw_of(const Parameter&);

}  // namespace wellmet::vcard
