#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace wellmet {
namespace {

namespace chrono = std::chrono;

constexpr std::array<const char*, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 7> weekday_names = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};

chrono::year_month_day to_chrono(YearMonthDay d) {
  return chrono::year{d.year} / chrono::month{static_cast<unsigned>(d.month)} /
         chrono::day{static_cast<unsigned>(d.day)};
}

// Digits only, of exactly this many places; -1 for anything else.
int digits(std::string_view text) {
  int value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

// The truncated and whole forms of RFC 6350 4.3.1, dashes between the parts or not.
std::optional<PartialDate> parse_vcard_date(std::string_view t) {
  PartialDate d;
  if (t.size() == 5 && t.starts_with("---")) {
    d.day = digits(t.substr(3));
    return d.day > 0 ? std::optional(d) : std::nullopt;
  }
  if (t.starts_with("--")) {
    d.month = t.size() >= 4 ? digits(t.substr(2, 2)) : -1;
    if (t.size() == 6) d.day = digits(t.substr(4, 2));
    if (t.size() == 7 && t[4] == '-') d.day = digits(t.substr(5, 2));
    const bool form = t.size() == 4 || t.size() == 6 || (t.size() == 7 && t[4] == '-');
    return form && d.month > 0 && d.day >= 0 && (t.size() == 4 || d.day > 0) ? std::optional(d)
                                                                             : std::nullopt;
  }
  if (t.size() < 4) return std::nullopt;
  d.year = digits(t.substr(0, 4));
  if (d.year <= 0) return std::nullopt;
  if (t.size() == 4) return d;
  if (t.size() == 7 && t[4] == '-') {
    d.month = digits(t.substr(5, 2));
    return d.month > 0 ? std::optional(d) : std::nullopt;
  }
  if (t.size() == 8 && digits(t) > 0) {
    d.month = digits(t.substr(4, 2));
    d.day = digits(t.substr(6, 2));
  } else if (t.size() == 10 && t[4] == '-' && t[7] == '-') {
    d.month = digits(t.substr(5, 2));
    d.day = digits(t.substr(8, 2));
  } else {
    return std::nullopt;
  }
  return d.month > 0 && d.day > 0 ? std::optional(d) : std::nullopt;
}

std::optional<PartialDate> parse_about(std::string_view t) {
  for (std::string_view word : {"about ", "ca. ", "ca ", "c. ", "~"}) {
    if (!t.starts_with(word)) continue;
    auto date = parse_vcard_date(t.substr(word.size()));
    if (!date || !may_exist(*date)) return std::nullopt;
    date->about = true;
    return date;
  }
  return std::nullopt;
}

}  // namespace

bool exists(YearMonthDay d) { return d.month > 0 && d.day > 0 && to_chrono(d).ok(); }

LocalDate local_date(YearMonthDay d) {
  return {static_cast<int>(chrono::sys_days(to_chrono(d)).time_since_epoch().count())};
}

YearMonthDay year_month_day(LocalDate date) {
  const chrono::year_month_day d{chrono::sys_days{chrono::days{date.day_number}}};
  return {int(d.year()), static_cast<int>(unsigned(d.month())),
          static_cast<int>(unsigned(d.day()))};
}

int weekday(LocalDate date) {
  return static_cast<int>(
      chrono::weekday{chrono::sys_days{chrono::days{date.day_number}}}.c_encoding());
}

int days_in_month(int year, int month) {
  const auto last = chrono::year{year} / chrono::month{static_cast<unsigned>(month)} / chrono::last;
  return static_cast<int>(unsigned(last.day()));
}

LocalDate add_months(LocalDate date, int months) {
  const YearMonthDay d = year_month_day(date);
  const int month_count = d.year * 12 + (d.month - 1) + months;
  const int year = month_count / 12;
  const int month = month_count % 12 + 1;
  return local_date({year, month, std::min(d.day, days_in_month(year, month))});
}

std::optional<LocalDate> parse_iso_date(std::string_view t) {
  if (t.size() != 10 || t[4] != '-' || t[7] != '-') return std::nullopt;
  const YearMonthDay d{digits(t.substr(0, 4)), digits(t.substr(5, 2)), digits(t.substr(8, 2))};
  if (d.year < 0 || !exists(d)) return std::nullopt;
  return local_date(d);
}

std::string to_iso(LocalDate date) {
  const YearMonthDay d = year_month_day(date);
  return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

std::string to_words(LocalDate date) {
  const YearMonthDay d = year_month_day(date);
  return fmt::format("{} {} {:.3} {}", weekday_names[static_cast<std::size_t>(weekday(date))],
                     d.day, month_names[static_cast<std::size_t>(d.month - 1)], d.year);
}

std::string month_name(int month) { return month_names.at(static_cast<std::size_t>(month - 1)); }

std::string span_in_words(int days) {
  const auto counted = [](int n, std::string_view unit) {
    return n == 1 ? fmt::format("1 {}", unit) : fmt::format("{} {}s", n, unit);
  };
  if (days < 14) return counted(days, "day");
  if (days < 60) return counted(static_cast<int>(std::lround(days / 7.0)), "week");
  if (days < 700) return counted(static_cast<int>(std::lround(days / 30.44)), "month");
  return counted(static_cast<int>(std::lround(days / 365.25)), "year");
}

PartialDate parse_partial_date(std::string_view given) {
  std::string_view t = given;
  while (!t.empty() && (t.front() == ' ' || t.front() == '\t')) t.remove_prefix(1);
  while (!t.empty() && (t.back() == ' ' || t.back() == '\t')) t.remove_suffix(1);
  if (auto about = parse_about(t)) return *about;
  // A time of day says nothing about a birthday: 1969-12-28T00:00:00Z is 28 December 1969.
  std::string_view date_part = t;
  if (const auto time = t.find('T'); time != std::string_view::npos && time >= 4) {
    date_part = t.substr(0, time);
  }
  if (auto date = parse_vcard_date(date_part); date && may_exist(*date)) return *date;
  PartialDate text;
  text.text = std::string(t);
  return text;
}

std::string to_text(const PartialDate& d) {
  if (!d.text.empty()) return d.text;
  if (d.empty()) return {};
  const std::string about = d.about ? "about " : "";
  if (d.year != 0 && d.month != 0 && d.day != 0)
    return about + fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
  if (d.year != 0 && d.month != 0) return about + fmt::format("{:04}-{:02}", d.year, d.month);
  if (d.year != 0) return about + fmt::format("{:04}", d.year);
  if (d.month != 0 && d.day != 0) return about + fmt::format("--{:02}-{:02}", d.month, d.day);
  if (d.month != 0) return about + fmt::format("--{:02}", d.month);
  return about + fmt::format("---{:02}", d.day);
}

std::string to_words(const PartialDate& d) {
  if (!d.text.empty()) return d.text;
  std::string words;
  const auto add = [&](const std::string& word) {
    if (!words.empty()) words += ' ';
    words += word;
  };
  if (d.day != 0 && d.month != 0) add(fmt::format("{}", d.day));
  if (d.month != 0) add(month_name(d.month));
  if (d.day != 0 && d.month == 0) add(fmt::format("day {}", d.day));
  if (d.year != 0) add(fmt::format("{}", d.year));
  return d.about ? "about " + words : words;
}

PartialDate partial(LocalDate date) {
  const YearMonthDay d = year_month_day(date);
  PartialDate p;
  p.year = d.year;
  p.month = d.month;
  p.day = d.day;
  return p;
}

bool may_exist(const PartialDate& d) {
  if (d.month < 0 || d.month > 12 || d.day < 0 || d.day > 31 || d.year < 0) return false;
  if (d.day == 0 || d.month == 0) return true;
  const int leap_year = 2000;
  return exists({d.year != 0 ? d.year : leap_year, d.month, d.day});
}

std::optional<LocalDate> full_date(const PartialDate& d) {
  if (!d.is_full() || d.about) return std::nullopt;
  return local_date({d.year, d.month, d.day});
}

std::optional<LocalDate> earliest(const PartialDate& d) {
  if (d.year == 0) return std::nullopt;
  return local_date({d.year, d.month != 0 ? d.month : 1, d.day != 0 && d.month != 0 ? d.day : 1});
}

std::optional<LocalDate> next_occurrence(const PartialDate& d, LocalDate from) {
  if (d.month == 0 || d.day == 0) return std::nullopt;
  const int this_year = year_month_day(from).year;
  for (int year = this_year; year <= this_year + 1; ++year) {
    const YearMonthDay wanted{year, d.month, d.day};
    const LocalDate day = exists(wanted) ? local_date(wanted) : local_date({year, 3, 1});
    if (day >= from) return day;
  }
  return std::nullopt;
}

}  // namespace wellmet
