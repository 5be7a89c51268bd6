// RFC 6350 4.3.1 has one form for a day, and cards have many: each program writes what its database
// or its user wrote. A card stands alone, so that 3/4/1985 stays open here, and a year of two
// digits as well.
#include "model/cards/days.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/digits.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "formats/written_date.h"
#include "model/cards/labels.h"

namespace wellmet {
namespace {

// Apple writes a day without a year into this year and says so in X-APPLE-OMIT-YEAR.
constexpr int year_of_no_year = 1604;

int number(std::string_view t) {
  int value = 0;
  std::from_chars(t.data(), t.data() + t.size(), value);
  return value;
}

// "1985-11-21" or "19851121…" in three parts, zeros and all.
struct Parts {
  bool found = false;
  int year = 0, month = 0, day = 0;
};

Parts parts_of_iso(std::string_view t) {
  constexpr std::size_t with_time = 14;
  if (all_digits(t) && (t.size() == 8 || t.size() == with_time))
    return {true, number(t.substr(0, 4)), number(t.substr(4, 2)), number(t.substr(6, 2))};
  const bool dashed = t.size() >= 10 && t[4] == '-' && t[7] == '-' && all_digits(t.substr(0, 4)) &&
                      all_digits(t.substr(5, 2)) && all_digits(t.substr(8, 2)) &&
                      (t.size() == 10 || t[10] == 'T' || t[10] == ' ');
  if (!dashed) return {};
  return {true, number(t.substr(0, 4)), number(t.substr(5, 2)), number(t.substr(8, 2))};
}

bool is_of_zeros(std::string_view t) {
  return t.find('0') != std::string_view::npos &&
         t.find_first_not_of("0-/.: TZ") == std::string_view::npos;
}

// Two digits of a year say too little where nothing says what today is, and so does the number of a
// day of a spreadsheet.
bool says_its_year(std::string_view text, const PartialDate& read) {
  return read.year == 0 || text.find(fmt::format("{:04}", read.year)) != std::string_view::npos;
}

PartialDate without_apples_year(PartialDate date) {
  if (date.year == year_of_no_year) date.year = 0;
  return date;
}

}  // namespace

CardDay day_said_by(const vcard::Property& p) {
  if (is_one_of(p, {"BDAY", "X-BDAY", "X-BIRTHDAY", "BIRTHDAY", "X-EVOLUTION-BIRTH-DATE",
                    "X-WAB-BIRTHDAY"}))
    return CardDay::birthday;
  if (is_one_of(p, {"DEATHDATE", "X-DEATHDATE", "X-DEATH-DATE", "X-DEATHDAY"}))
    return CardDay::death;
  if (is_one_of(p, {"X-ABDATE", "X-EVENT", "X-DATE"})) return CardDay::other;
  const bool anniversary =
      is_one_of(p, {"ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY",
                    "X-KADDRESSBOOK-X-ANNIVERSARY", "X-WAB-WEDDING_ANNIVERSARY", "X-WEDDING",
                    "X-OUTLOOK-ANNIVERSARY", "X-PALM-ANNIVERSARY", "X-GWANNIVERSARY"});
  return anniversary ? CardDay::anniversary : CardDay::none;
}

PartialDate day_on_card(std::string_view given) {
  const std::string text(trim(given));
  if (text.empty() || is_of_zeros(text)) return {};
  if (const Parts p = parts_of_iso(text); p.found) {
    PartialDate date{.year = p.year, .month = p.month, .day = p.day};
    if (date.month == 0) date.day = 0;
    if (may_exist(date) && !date.empty()) return without_apples_year(date);
  }
  PartialDate exact = parse_partial_date(text);
  if (exact.text.empty()) return without_apples_year(exact);
  const DateCell cell = read_date(text);
  if (cell.kind == DateCellKind::date && !cell.two_ways && says_its_year(text, cell.date))
    return without_apples_year(cell.date);
  return exact;
}

bool tells_as_much(const PartialDate& a, const PartialDate& b) {
  const auto holds = [](int known, int said) { return said == 0 || known == said; };
  if (!a.text.empty() || !b.text.empty() || a.about != b.about) return a == b;
  return holds(a.year, b.year) && holds(a.month, b.month) && holds(a.day, b.day);
}

PartialDate day_on_card(const vcard::Card& card, const vcard::Property& p) {
  const std::string text = vcard::text_of(p, card.version);
  PartialDate date = day_on_card(text);
  // "circa 1800", said as text, is shown in its own words.
  if (const auto* value = vcard::parameter(p, "VALUE");
      date.about && value != nullptr && !value->values.empty() &&
      equal_ignoring_ascii_case(value->values[0], "text")) {
    PartialDate words;
    words.text = trim(text);
    return words;
  }
  const auto* omitted = vcard::parameter(p, "X-APPLE-OMIT-YEAR");
  const bool omits = omitted != nullptr && !omitted->values.empty() &&
                     omitted->values[0] == fmt::format("{:04}", date.year);
  if (omits) date.year = 0;
  return date;
}

}  // namespace wellmet
