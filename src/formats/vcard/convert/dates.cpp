// Dates: 3.0 writes 1985-04-12T10:00:00Z (RFC 2426 3.1.5), 4.0 writes 19850412T100000Z and knows
// dates with parts missing (RFC 6350 4.3). 3.0 has those only as Apple writes them: a day without a
// year stands in 1604, and X-APPLE-OMIT-YEAR says so. Any other becomes X-BDAY.
#include <algorithm>

#include "base/text.h"
#include "formats/vcard/convert/steps.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

constexpr const char* no_year = "1604";  // a leap year, so that 29 February has a day

// Whether the text is like the pattern, where 9 is any digit.
bool is_like(std::string_view t, std::string_view pattern) {
  return t.size() == pattern.size() &&
         std::equal(t.begin(), t.end(), pattern.begin(),
                    [](char c, char p) { return p == '9' ? c >= '0' && c <= '9' : c == p; });
}

// "100000Z" -> "10:00:00Z", "100000+0100" -> "10:00:00+01:00".
std::optional<std::string> time_with_colons(std::string_view t) {
  if (t.size() < 6 || !is_like(t.substr(0, 6), "999999")) return std::nullopt;
  std::string out = std::string(t.substr(0, 2)) + ":" + std::string(t.substr(2, 2)) + ":" +
                    std::string(t.substr(4, 2));
  const std::string_view zone = t.substr(6);
  if (zone.empty() || zone == "Z") return out + std::string(zone);
  if (!is_like(zone, "+9999") && !is_like(zone, "-9999")) return std::nullopt;
  return out + std::string(zone.substr(0, 3)) + ":" + std::string(zone.substr(3));
}

std::optional<std::string> time_without_colons(std::string_view t) {
  if (t.size() < 8 || !is_like(t.substr(0, 8), "99:99:99")) return std::nullopt;
  std::string out;
  for (char c : t.substr(0, 8)) {
    if (c != ':') out += c;
  }
  const std::string_view zone = t.substr(8);
  if (zone.empty() || zone == "Z") return out + std::string(zone);
  if (!is_like(zone, "+99:99") && !is_like(zone, "-99:99")) return std::nullopt;
  return out + std::string(zone.substr(0, 3)) + std::string(zone.substr(4));
}

void name_as_extension(Property& p) { p.name = "X-" + p.name; }

}  // namespace

std::optional<std::string> date_with_dashes(std::string_view t) {
  const std::string_view day = t.substr(0, t.find('T'));
  if (!is_like(day, "99999999")) return std::nullopt;
  const std::string date = std::string(day.substr(0, 4)) + "-" + std::string(day.substr(4, 2)) +
                           "-" + std::string(day.substr(6));
  if (day.size() == t.size()) return date;
  const auto time = time_with_colons(t.substr(9));
  return time ? std::optional(date + "T" + *time) : std::nullopt;
}

std::optional<std::string> date_without_dashes(std::string_view t) {
  const std::string_view day = t.substr(0, t.find('T'));
  if (!is_like(day, "9999-99-99")) return std::nullopt;
  const std::string date =
      std::string(day.substr(0, 4)) + std::string(day.substr(5, 2)) + std::string(day.substr(8));
  if (day.size() == t.size()) return date;
  const auto time = time_without_colons(t.substr(11));
  return time ? std::optional(date + "T" + *time) : std::nullopt;
}

bool is_full_date(std::string_view t) {
  const std::string_view day = t.substr(0, t.find('T'));
  return is_like(day, "99999999") || is_like(day, "9999-99-99");
}

void date_to_4_0(Property& p) {
  for (std::string_view kind : {"date", "date-time", "date-and-or-time"}) {
    if (says_value(p, kind)) remove_parameter(p, "VALUE");
  }
  const std::string date = date_without_dashes(p.value).value_or(p.value);
  const Parameter* omitted = parameter(p, "X-APPLE-OMIT-YEAR");
  const bool omits = omitted != nullptr && !omitted->values.empty() && date.size() == 8 &&
                     is_full_date(date) && date.starts_with(omitted->values[0]);
  p.value = omits ? "--" + date.substr(4) : date;
  if (omits) remove_parameter(p, "X-APPLE-OMIT-YEAR");
}

void date_to_3_0(Property& p) {
  if (says_value(p, "date-and-or-time")) remove_parameter(p, "VALUE");
  if (says_value(p, "text")) return name_as_extension(p);
  if (is_like(p.value, "--9999") || is_like(p.value, "--99-99")) {
    const std::string_view month_day = p.value;
    const std::string_view day = month_day.substr(month_day.size() - 2);
    const std::string value =
        no_year + ("-" + std::string(month_day.substr(2, 2))) + "-" + std::string(day);
    set_parameter(p, "X-APPLE-OMIT-YEAR", {no_year});
    p.value = value;
    return;
  }
  if (const auto dashed = date_with_dashes(p.value)) {
    p.value = *dashed;
  } else if (!is_full_date(p.value)) {
    name_as_extension(p);
  }
}

}  // namespace wellmet::vcard
