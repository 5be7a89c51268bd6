#pragma once
#include <string>
#include <string_view>

#include "base/date.h"

namespace wellmet {

// How much of a day is said: "Thursday, 8 October", "8 October", "8 October 2026", "8 Oct 2026",
// "October 2026", "Oct". The order and the words are the locale's.
enum class DateForm {
  weekday_day_month,
  weekday_day_month_year,
  day_month,
  day_month_year,
  short_date,
  month_year,
  month
};

// In the words and order of a locale ("en-GB", "de", "ja-JP"; Unicode CLDR by ICU); of British
// English when the locale is unknown.
std::string date_in_locale(LocalDate, std::string_view locale, DateForm);

// Whether it is a language that CLDR knows, with a country that there is, if any: "de", "en-GB",
// "zh-Hans"; not "german".
bool is_known_locale(std::string_view tag);

// Whether 3/4 is the fourth of March there.
bool month_comes_first(std::string_view locale);

// The first locale of an Accept-Language header (RFC 9110 section 12.5.4) that is well-formed;
// "en-GB" when there is none, and for plain "en".
std::string preferred_locale(std::string_view accept_language);

// The IANA's name of a time zone that Windows calls so ("W. Europe Standard Time" is
// Europe/Berlin);
// "" when it calls none so.
std::string zone_of_windows(std::string_view windows_name);

}  // namespace wellmet
