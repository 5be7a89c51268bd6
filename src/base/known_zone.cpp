// TZ as POSIX.1-2017 has it (Base Definitions, 8.3): "std offset [dst [offset] [,rule]]", its hours
// counted westward, or what an implementation likes behind a colon, which is a name or a file. The
// system's table has zones for whole hours (Etc/GMT-3, westward too) and for the four rules of the
// United States; other rules have no name to go by.
#include "base/known_zone.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"

namespace wellmet {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Three letters or more, or anything in <>. Empty when there is none.
std::string_view take_word(std::string_view& rest) {
  constexpr std::size_t least = 3;
  std::size_t length = 0;
  if (rest.starts_with('<')) {
    const auto end = rest.find('>');
    length = end == std::string_view::npos ? 0 : end + 1;
  } else {
    while (length < rest.size() && is_letter(rest[length])) ++length;
  }
  if (length < least) return {};
  const std::string_view word = rest.substr(0, length);
  rest.remove_prefix(length);
  return word;
}

// Whole hours west of Greenwich, "5", "-3", "+05:00".
std::optional<int> take_hours(std::string_view& rest) {
  const bool east = rest.starts_with('-');
  if (east || rest.starts_with('+')) rest.remove_prefix(1);
  int hours = 0;
  const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), hours);
  if (fault != std::errc{}) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  for (constexpr std::string_view none = ":00"; rest.starts_with(none);)
    rest.remove_prefix(none.size());
  if (rest.starts_with(':')) return std::nullopt;  // half hours have no zone of this kind
  return east ? -hours : hours;
}

bool is_rule_of_the_united_states(std::string_view rule) {
  return rule.empty() || rule == ",M3.2.0,M11.1.0" || rule == ",M3.2.0/2,M11.1.0/2";
}

std::optional<Zone> zone_of_rules(std::string_view rest) {
  const std::string_view standard = take_word(rest);
  const auto hours = standard.empty() ? std::nullopt : take_hours(rest);
  if (!hours) return std::nullopt;
  if (rest.empty())
    return *hours == 0 ? Zone::utc() : known_zone(fmt::format("Etc/GMT{:+}", *hours));
  const std::string_view summer = take_word(rest);
  if (summer.empty()) return std::nullopt;
  if (!rest.empty() && rest.front() != ',' && take_hours(rest) != *hours - 1) return std::nullopt;
  if (!is_rule_of_the_united_states(rest)) return std::nullopt;
  return known_zone(fmt::format("{}{}{}", standard, *hours, summer));
}

}  // namespace

std::optional<Zone> known_zone(std::string_view iana_name) {
  if (iana_name.empty()) return std::nullopt;
  try {
    return Zone::named(iana_name);
  } catch (const Error&) {  // no such name, or no tzdata at all
    return std::nullopt;
  }
}

std::optional<Zone> zone_of_tz(std::string_view tz) {
  if (tz.starts_with(':')) tz.remove_prefix(1);
  constexpr std::string_view folder = "zoneinfo/";
  if (const auto at = tz.find(folder); tz.starts_with('/') && at != std::string_view::npos)
    tz.remove_prefix(at + folder.size());
  for (const std::string_view variant : {"posix/", "right/"})
    if (tz.starts_with(variant)) tz.remove_prefix(variant.size());
  if (auto zone = known_zone(tz)) return zone;
  return zone_of_rules(tz);
}

}  // namespace wellmet
