#pragma once
#include <algorithm>
#include <string_view>

namespace wellmet {

// Of ASCII: 0 to 9.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Whether there is text, and nothing but digits.
constexpr bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

}  // namespace wellmet
