#include "cli/shell/numbers.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"

namespace wellmet::cli {

std::int64_t number_of(std::string_view text, char letter, std::string_view what) {
  std::string_view digits = text;
  if (digits.starts_with(letter)) digits.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size() || number <= 0)
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is no {}: those are written {}12.", text, what, letter));
  return number;
}

}  // namespace wellmet::cli
