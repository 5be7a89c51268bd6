#include "cli/shell/numbers.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/text.h"

namespace wellmet::cli {

std::int64_t number_of(std::string_view text, char letter, std::string_view what) {
  std::string_view digits = text;
  if (!digits.empty() && to_lower_ascii(digits.substr(0, 1)).front() == letter)
    digits.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size() || number <= 0)
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is no {}: those are written {}12.", text, what,
                            // To a shell "#12" is a comment.
                            letter == '#' ? "" : std::string(1, letter)));
  return number;
}

int line_of_today(std::string_view text) {
  constexpr int most = 9999;
  std::string_view digits = text;
  if (digits.starts_with('#')) digits.remove_prefix(1);
  int number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size() || number <= 0 || number > most)
    throw Error(
        ErrorKind::usage,
        fmt::format("\"{}\" isn't a line of today's list: give its number, 1 for the first.",
                    text));
  return number;
}

}  // namespace wellmet::cli
