#include "cli/story/dated_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace wellmet::cli {
namespace {

// "2026-13-04" and "4.3.2026", but not "12:30" or "2026".
bool looks_like_a_day(std::string_view text) {
  constexpr std::size_t shortest = 6, longest = 10;
  if (text.size() < shortest || text.size() > longest) return false;
  const auto marks =
      std::ranges::count_if(text, [](char c) { return c == '-' || c == '.' || c == '/'; });
  const auto figures = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return marks == 2 && static_cast<std::size_t>(marks + figures) == text.size();
}

}  // namespace

std::vector<DatedLine> dated_lines(std::string_view file, LocalDate today) {
  std::vector<DatedLine> lines;
  std::size_t number = 0;
  for (const std::string& raw : split(file, '\n')) {
    ++number;
    const std::string_view line = trim(raw);
    if (line.empty()) continue;
    const std::size_t colon = std::min(line.find(':'), line.size());
    const std::string_view head = trim(line.substr(0, colon));
    const auto day = colon < line.size() ? parse_iso_date(head) : std::nullopt;
    if (!day && colon < line.size() && looks_like_a_day(head))
      throw Error(
          ErrorKind::invalid,
          fmt::format("Line {}: \"{}\" isn’t a date I know. Write it as 2026-03-04: and the line "
                      "behind it. No line was saved.",
                      number, head));
    lines.push_back({.text = std::string(day ? trim(line.substr(colon + 1)) : line),
                     .day = day.value_or(today),
                     .number = number});
  }
  return lines;
}

}  // namespace wellmet::cli
