#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace wellmet {

// RFC 4648 section 4, with padding and without line breaks.
std::string base64(std::string_view bytes);
// White space is skipped and padding may be missing; nothing for any other character or a length
// that no bytes have.
std::optional<std::string> from_base64(std::string_view text);

// The value of a digit of base 16 (section 8) in either case; -1 for any other character.
constexpr int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace wellmet
