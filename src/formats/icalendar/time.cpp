#include "formats/icalendar/time.h"

#include "base/text.h"

namespace wellmet::icalendar {
namespace {

constexpr int first_year = 1583;
constexpr int seconds_of_day = 24 * 60 * 60;

// The digits from `at` on; -1 when one is none.
int number(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// "103000" or "1030"; a leap second is the last of its minute.
std::optional<int> second_of_day(std::string_view text) {
  if (text.size() != 6 && text.size() != 4) return std::nullopt;
  const int hour = number(text, 0, 2), minute = number(text, 2, 2);
  const int second = text.size() == 6 ? number(text, 4, 2) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return std::nullopt;
  return hour * 3600 + minute * 60 + (second == 60 ? 59 : second);
}

}  // namespace

WallTime plus_seconds(WallTime time, long seconds) {
  long all = time.second + seconds;
  long days = all / seconds_of_day;
  all %= seconds_of_day;
  if (all < 0) {
    all += seconds_of_day;
    --days;
  }
  return {time.day + static_cast<int>(days), static_cast<int>(all)};
}

std::optional<Written> parse_time(std::string_view text) {
  text = trim(text);
  const YearMonthDay day{number(text, 0, 4), number(text, 4, 2), number(text, 6, 2)};
  if (day.year < first_year || !exists(day)) return std::nullopt;
  Written written{.wall = {local_date(day), 0}};
  text.remove_prefix(8);
  written.is_date = text.empty();
  if (written.is_date) return written;
  if (text.front() != 'T' && text.front() != 't') return std::nullopt;
  text.remove_prefix(1);
  written.is_utc = text.ends_with('Z') || text.ends_with('z');
  if (written.is_utc) text.remove_suffix(1);
  const std::optional<int> second = second_of_day(text);
  if (!second) return std::nullopt;
  written.wall.second = *second;
  return written;
}

std::optional<int> parse_offset(std::string_view text) {
  text = trim(text);
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const int sign = text.front() == '-' ? -1 : 1;
  std::string digits(text.substr(1));
  std::erase(digits, ':');
  if (digits.size() == 1) digits.insert(0, 1, '0');
  if (digits.size() != 2 && digits.size() != 4 && digits.size() != 6) return std::nullopt;
  digits.resize(6, '0');
  const int hours = number(digits, 0, 2), minutes = number(digits, 2, 2);
  const int seconds = number(digits, 4, 2);
  if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
    return std::nullopt;
  return sign * (hours * 3600 + minutes * 60 + seconds);
}

std::optional<long> parse_duration(std::string_view text) {
  constexpr long longest = 366L * seconds_of_day;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  long seconds = 0, number = 0;
  bool in_time = false, has_digits = false;
  for (const char c : text.substr(1)) {
    if (c >= '0' && c <= '9') {
      number = number * 10 + (c - '0');
      has_digits = true;
      if (number > longest) return std::nullopt;
      continue;
    }
    if (c == 'T' && !in_time && !has_digits) {
      in_time = true;
      continue;
    }
    long unit = 0;
    if (c == 'W' && !in_time) unit = 7L * seconds_of_day;
    if (c == 'D' && !in_time) unit = seconds_of_day;
    if (c == 'H' && in_time) unit = 3600;
    if (c == 'M' && in_time) unit = 60;
    if (c == 'S' && in_time) unit = 1;
    if (unit == 0 || !has_digits) return std::nullopt;
    seconds += number * unit;
    if (seconds > longest) return std::nullopt;
    number = 0;
    has_digits = false;
  }
  return seconds > 0 && !has_digits ? std::optional(seconds) : std::nullopt;
}

}  // namespace wellmet::icalendar
