#include "actions/today/near_dates.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "store/people/derived.h"

namespace wellmet::actions {
namespace {

constexpr int round_years = 5;
// Past this many days between, every day of the year is among them.
constexpr int days_of_shortest_year = 365 - 1;
constexpr int first_of_january = 101, last_of_december = 1231;

int month_day(LocalDate day) {
  const YearMonthDay d = year_month_day(day);
  return d.month * 100 + d.day;
}

std::optional<NearDate> near_date(const store::CalendarRow& row, LocalDate from, LocalDate to) {
  const PartialDate date = parse_partial_date(row.date);
  const bool yearly = is_yearly(row.label, date);
  const std::optional<LocalDate> on = yearly ? next_occurrence(date, from) : full_date(date);
  if (!on || *on < from || *on > to) return std::nullopt;
  NearDate near{.person = row.person,
                .kind = DateKind::other,
                .label = row.label,
                .on = *on,
                .once = !yearly};
  if (yearly && date.year != 0) near.years = year_month_day(*on).year - date.year;
  if (row.label == "birthday") near.kind = DateKind::birthday;
  if (row.label == "met") {
    near.kind = DateKind::met_anniversary;
    if (near.years < 1 || near.years % round_years != 0) return std::nullopt;
  }
  return near;
}

}  // namespace

bool is_yearly(std::string_view label, const PartialDate& date) {
  static constexpr std::array<std::string_view, 14> yearly = {
      "birthday", "anniversary", "birth", "jahrestag", "geburtstag", "name day", "nameday",
      "memorial", "wedding day", "met",   "date",      "other",      "custom",   "special day"};
  if (date.year == 0) return true;
  const std::string plain = " " + join(folded_words(label), " ") + " ";
  return std::ranges::any_of(yearly, [&](std::string_view word) {
    return plain.find(" " + std::string(word) + " ") != std::string::npos;
  });
}

std::vector<NearDate> dates_between(store::ReadTx& tx, LocalDate from, LocalDate to, int limit) {
  // A birthday of 29 February falls on 1 March in other years.
  const int leap_day = 229, first_of_march = 301;
  const int from_number = month_day(from) == first_of_march ? leap_day : month_day(from);
  const bool whole_year = to - from >= days_of_shortest_year;
  const int first = whole_year ? first_of_january : from_number;
  const int last = whole_year ? last_of_december : month_day(to);
  std::vector<NearDate> dates;
  for (const store::CalendarRow& row : store::calendar_between(tx, first, last, limit)) {
    if (const auto near = near_date(row, from, to)) dates.push_back(*near);
  }
  std::ranges::stable_sort(dates, {}, &NearDate::on);
  return dates;
}

}  // namespace wellmet::actions
