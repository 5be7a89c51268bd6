#include "formats/xlsx/cell_numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/date.h"

namespace wellmet {
namespace {

// "[h]", "[mm]": the letter; 0 for colours and conditions.
char elapsed_unit(std::string_view in_brackets) {
  const char unit = in_brackets.empty() ? '\0' : in_brackets.front();
  const bool is_unit = unit == 'h' || unit == 'm' || unit == 's';
  return is_unit && in_brackets.find_first_not_of(unit) == in_brackets.npos ? unit : '\0';
}

// 1.5 days as "36:00".
std::string elapsed_in_words(double days, const DayFormat& format) {
  const auto seconds = static_cast<std::int64_t>(std::llround(days * 86'400));
  if (format.elapsed == 's') return std::to_string(seconds);
  const std::int64_t unit = format.elapsed == 'h' ? 3'600 : 60;
  if (!format.and_smaller) return std::to_string(seconds / unit);
  return fmt::format("{}:{:02}", seconds / unit, seconds % unit / (unit / 60));
}

}  // namespace

DayFormat format_of_code(std::string_view code) {
  DayFormat format;
  code = code.substr(0, code.find(';'));
  if (!code.empty() && code.find_first_not_of('0') == code.npos)
    return {.digits = static_cast<int>(std::min<std::size_t>(code.size(), 20))};
  bool months = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    const auto skip_to = [&](char end) { i = std::min(code.find(end, i + 1), code.size()); };
    if (c == '"') skip_to('"');
    if (c == '[') {
      const std::size_t begin = i + 1;
      skip_to(']');
      const char unit = elapsed_unit(code.substr(begin, i - std::min(begin, i)));
      if (format.elapsed == 0) format.elapsed = unit;
      format.time = format.time || unit != 0;
      continue;
    }
    if (c == '\\' || c == '_' || c == '*') ++i;
    if (c == '#' || c == '?' || c == '%' || c == '@' || c == 'E' || c == 'G') return {};
    format.day = format.day || c == 'd' || c == 'D';
    format.year = format.year || c == 'y' || c == 'Y' || c == 'e';
    format.time = format.time || c == 'h' || c == 'H' || c == 's';
    months = months || c == 'm' || c == 'M';
    format.and_smaller = format.and_smaller || (format.elapsed != 0 && (c == 'm' || c == 's'));
  }
  format.month = months && (format.day || format.year || !format.time);
  return format;
}

DayFormat built_in_format(int number) {
  const DayFormat whole{.day = true, .month = true, .year = true};
  if (number == 14 || number == 15) return whole;
  if (number == 16) return {.day = true, .month = true};
  if (number == 17) return {.month = true, .year = true};
  if (number >= 18 && number <= 21) return {.time = true};
  if (number == 22) return {.day = true, .month = true, .year = true, .time = true};
  if ((number >= 27 && number <= 31) || number == 36 || (number >= 50 && number <= 58))
    return whole;
  if (number == 46) return {.time = true, .elapsed = 'h', .and_smaller = true};
  if ((number >= 32 && number <= 35) || (number >= 45 && number <= 47)) return {.time = true};
  return {};
}

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return all && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::string plain_number(const std::string& text, double number) {
  constexpr double exact = 1e15;
  if (number == std::floor(number) && std::abs(number) < exact)
    return std::to_string(static_cast<std::int64_t>(number));
  char digits[64];
  const auto written =
      std::to_chars(digits, digits + sizeof digits, number, std::chars_format::general, 15);
  return written.ec == std::errc{} ? std::string(digits, written.ptr) : text;
}

std::string day_in_words(double number, const DayFormat& format, bool from_1904) {
  if (format.elapsed != 0) return elapsed_in_words(number, format);
  const auto days = static_cast<int>(std::floor(number));
  const auto minutes = static_cast<int>(std::lround((number - days) * 1440)) % 1440;
  const std::string time = fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  if (!format.day && !format.month && !format.year) return time;
  if (days <= 0 && !from_1904) return "";  // an empty day
  const LocalDate first = from_1904    ? local_date({1904, 1, 1})
                          : days >= 60 ? local_date({1899, 12, 30})
                                       : local_date({1899, 12, 31});
  const LocalDate day = first + days;
  const YearMonthDay parts = year_month_day(day);
  if (!format.year && format.day) return fmt::format("{} {}", parts.day, month_name(parts.month));
  if (!format.day && format.year)
    return format.month ? fmt::format("{} {}", month_name(parts.month), parts.year)
                        : std::to_string(parts.year);
  return to_iso(day);
}

}  // namespace wellmet
