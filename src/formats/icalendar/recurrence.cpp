// The only file that knows libical. It is handed rules alone, and of them only those made of the
// parts that we know, with numbers in their places: no text of a stranger reaches its parser of
// calendars, whose release in Debian 12 has faults that were found since (decision 50). What would
// make it count seconds for centuries (FREQ=SECONDLY, BYHOUR and finer) is not handed to it either.
#include "formats/icalendar/recurrence.h"

#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "base/text.h"

namespace wellmet::icalendar {
namespace {

constexpr std::size_t longest_rule = 1'000;
constexpr std::size_t longest_list = 100;
constexpr int largest_number = 10'000;

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<int> whole_number(std::string_view text) {
  const std::optional<int> number = number_in(text);
  return number && *number > 0 && *number <= largest_number ? number : std::nullopt;
}

std::optional<Frequency> frequency_named(std::string_view word) {
  if (word == "SECONDLY" || word == "MINUTELY" || word == "HOURLY") return Frequency::several_a_day;
  if (word == "DAILY") return Frequency::daily;
  if (word == "WEEKLY") return Frequency::weekly;
  if (word == "MONTHLY") return Frequency::monthly;
  if (word == "YEARLY") return Frequency::yearly;
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> names = {"SU", "MO", "TU", "WE",
                                                            "TH", "FR", "SA"};
  return std::ranges::find(names, word) != names.end();
}

// "MO", "-1SU", "+2TH".
bool is_by_day(std::string_view word) {
  if (word.size() < 2 || !is_weekday(word.substr(word.size() - 2))) return false;
  word.remove_suffix(2);
  const std::optional<int> place = number_in(word);
  return word.empty() || (place && *place != 0 && std::abs(*place) <= 5);
}

// What numbers a part may list: from -most to most, without 0; only those above it where they have
// no end to be counted from.
struct ListedPart {
  std::string_view name;
  int most;
  bool from_end;
};
constexpr std::array<ListedPart, 3> listed_parts = {
    {{"BYMONTH", 12, false}, {"BYMONTHDAY", 31, true}, {"BYSETPOS", 5, true}}};

bool is_list_of(const ListedPart& part, std::string_view value) {
  const std::vector<std::string> numbers = split(value, ',');
  // libical has room for each number once.
  const std::size_t room = std::min(longest_list, static_cast<std::size_t>(part.most));
  return numbers.size() <= room && std::ranges::all_of(numbers, [&](const auto& text) {
           const std::optional<int> number = number_in(text);
           return number && *number != 0 && std::abs(*number) <= part.most &&
                  (*number > 0 || part.from_end);
         });
}

// One "NAME=value" of a rule, in capitals; false when it can't be one.
bool take_part(Rule& rule, const std::string& name, const std::string& value, bool& of_day) {
  if (name == "UNTIL") {
    rule.until = parse_time(value);
    return rule.until.has_value();
  }
  if (name == "BYHOUR" || name == "BYMINUTE" || name == "BYSECOND") {
    of_day = of_day || value.find(',') != std::string::npos;
    return number_in(value.substr(0, value.find(','))).has_value();
  }
  if (name == "COUNT" || name == "INTERVAL") {
    const std::optional<int> number = whole_number(value);
    (name == "COUNT" ? rule.count : rule.interval) = number.value_or(0);
    if (!number) return false;
  } else if (name == "BYDAY") {
    const std::vector<std::string> days = split(value, ',');
    rule.weekdays = static_cast<int>(days.size());
    if (days.size() > longest_list || !std::ranges::all_of(days, is_by_day)) return false;
  } else if (name == "WKST") {
    if (!is_weekday(value)) return false;
  } else {
    const auto part = std::ranges::find(listed_parts, name, &ListedPart::name);
    if (part == listed_parts.end() || !is_list_of(*part, value)) return false;
  }
  rule.text += ";" + name + "=" + value;
  return true;
}

// Whether it is of a form that calendars' own dialogs make. libical 3.0.16 crashes at some that
// they don't: BYYEARDAY, BYWEEKNO, and parts that widen and narrow each other.
bool is_plain(const Rule& rule, const std::vector<std::string>& names) {
  const auto has = [&](std::string_view name) {
    return std::ranges::find(names, name) != names.end();
  };
  const bool numbered = rule.text.find_first_of("0123456789", rule.text.find(";BYDAY=") + 7) <
                        rule.text.find(';', rule.text.find(";BYDAY=") + 7);
  const bool numbered_days = has("BYDAY") && numbered;
  if (has("BYSETPOS") && (!has("BYDAY") || numbered_days)) return false;
  if (has("BYSETPOS") && rule.text.find(',', rule.text.find(";BYSETPOS=")) <
                             rule.text.find(';', rule.text.find(";BYSETPOS=") + 1))
    return false;
  if (has("BYMONTHDAY") && has("BYDAY")) return false;
  if (rule.frequency == Frequency::monthly) return !has("BYMONTH");
  if (rule.frequency == Frequency::yearly) return has("BYMONTH") || !has("BYDAY");
  return !numbered_days && !has("BYSETPOS") && !has("BYMONTHDAY") && !has("BYMONTH");
}

icaltimetype as_ical(WallTime time) {
  const YearMonthDay day = year_month_day(time.day);
  icaltimetype made = icaltime_null_time();
  made.year = day.year;
  made.month = day.month;
  made.day = day.day;
  made.hour = time.second / 3600;
  made.minute = time.second / 60 % 60;
  made.second = time.second % 60;
  return made;
}

// Nothing when it is none, or of a day that does not exist.
std::optional<WallTime> wall_time(const icaltimetype& time) {
  const YearMonthDay day{time.year, time.month, time.day};
  if (icaltime_is_null_time(time) || !exists(day)) return std::nullopt;
  return WallTime{local_date(day), time.hour * 3600 + time.minute * 60 + time.second};
}

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

// libical would end the program for a fault of its caller.
void set_up_libical() {
  static const bool once = [] {
    icalerror_set_errors_are_fatal(0);
    return true;
  }();
  static_cast<void>(once);
}

}  // namespace

std::optional<Rule> parse_rule(std::string_view written) {
  if (written.size() > longest_rule) return std::nullopt;
  Rule rule;
  std::vector<std::string> names;
  bool several_a_day = false;
  for (const std::string& part : split(trim(written), ';')) {
    if (trim(part).empty()) continue;
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) return std::nullopt;
    std::string name(trim(std::string_view(part).substr(0, equals)));
    std::string value(trim(std::string_view(part).substr(equals + 1)));
    for (std::string* text : {&name, &value})
      for (char& c : *text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (std::ranges::find(names, name) != names.end()) return std::nullopt;
    names.push_back(name);
    if (name == "FREQ") {
      const std::optional<Frequency> frequency = frequency_named(value);
      if (!frequency) return std::nullopt;
      rule.frequency = *frequency;
      rule.text.insert(0, "FREQ=" + value);
    } else if (!take_part(rule, name, value, several_a_day)) {
      return std::nullopt;
    }
  }
  if (!rule.text.starts_with("FREQ=")) return std::nullopt;
  if (!is_plain(rule, names)) return std::nullopt;
  if (several_a_day) rule.frequency = Frequency::several_a_day;
  return rule;
}

Times times_of(const Rule& rule, WallTime start, LocalDate last, std::size_t at_most) {
  Times found;
  if (start.day > last || at_most == 0) return found;
  found.times.push_back(start);
  if (rule.frequency == Frequency::several_a_day) return found;
  set_up_libical();
  icalrecurrencetype read = icalrecurrencetype_from_string(rule.text.c_str());
  if (read.freq == ICAL_NO_RECURRENCE) return found;
  int told = 0;
  const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(
      icalrecur_iterator_new(read, as_ical(start)));
  for (;; ++told) {
    const std::optional<WallTime> next =
        iterator ? wall_time(icalrecur_iterator_next(iterator.get())) : std::nullopt;
    found.ran_dry = !next && (rule.count == 0 || told < rule.count);
    if (!next || next->day > last) break;
    if (*next <= found.times.back()) continue;
    if (found.times.size() >= at_most) {
      found.cut = true;
      break;
    }
    found.times.push_back(*next);
  }
  return found;
}

}  // namespace wellmet::icalendar
