// Dates in the words of a place, by ICU: the one other file, besides text.cpp, that knows it.
#include "base/locale.h"

#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/instant.h"
#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::string_view usual_locale = "en-GB";
constexpr std::size_t locale_bytes = 35;  // RFC 5646 section 4.4.1
constexpr std::size_t formats_kept = 64;

const char16_t* skeleton(DateForm form) {
  switch (form) {
    case DateForm::weekday_day_month:
      return u"EEEEdMMMM";
    case DateForm::weekday_day_month_year:
      return u"EEEEdMMMMy";
    case DateForm::day_month:
      return u"dMMMM";
    case DateForm::day_month_year:
      return u"dMMMMy";
    case DateForm::short_date:
      return u"dMMMy";
    case DateForm::month_year:
      return u"MMMMy";
    case DateForm::month:
      return u"MMM";
  }
  return u"dMMMMy";
}

std::unique_ptr<icu::SimpleDateFormat> make_format(std::string_view locale, DateForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale icu_locale =
      icu::Locale::forLanguageTag({locale.data(), static_cast<int>(locale.size())}, status);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(icu_locale, status));
  if (U_FAILURE(status)) return nullptr;
  const icu::UnicodeString pattern = patterns->getBestPattern(skeleton(form), status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, icu_locale, status);
  if (U_FAILURE(status)) return nullptr;
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

// Making one takes milliseconds, so each thread keeps its own.
icu::SimpleDateFormat* format_for(std::string_view locale, DateForm form) {
  thread_local std::map<std::pair<std::string, DateForm>, std::unique_ptr<icu::SimpleDateFormat>>
      kept;
  const auto key = std::pair(std::string(locale), form);
  if (const auto found = kept.find(key); found != kept.end()) return found->second.get();
  if (kept.size() >= formats_kept) kept.clear();
  return kept.emplace(key, make_format(locale, form)).first->second.get();
}

bool is_well_formed(std::string_view tag) {
  return !tag.empty() && tag.size() <= locale_bytes && tag != "*" &&
         std::all_of(tag.begin(), tag.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '-';
         });
}

}  // namespace

std::string date_in_locale(LocalDate day, std::string_view locale, DateForm form) {
  icu::SimpleDateFormat* format = format_for(is_well_formed(locale) ? locale : usual_locale, form);
  if (!format) format = format_for(usual_locale, form);
  if (!format) return to_words(day);
  icu::UnicodeString words;
  format->format(static_cast<double>(day.day_number) * static_cast<double>(day_ms), words);
  std::string utf8;
  words.toUTF8String(utf8);
  return utf8;
}

bool is_known_locale(std::string_view tag) {
  if (!is_well_formed(tag)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale wanted =
      icu::Locale::forLanguageTag({tag.data(), static_cast<int>(tag.size())}, status);
  if (U_FAILURE(status) || wanted.isBogus()) return false;
  const std::string_view country = wanted.getCountry();
  if (!country.empty() && std::string_view(wanted.getISO3Country()).empty()) return false;
  int count = 0;
  const icu::Locale* all = icu::Locale::getAvailableLocales(count);
  return std::any_of(all, all + count, [&](const icu::Locale& known) {
    return std::string_view(known.getLanguage()) == wanted.getLanguage();
  });
}

bool month_comes_first(std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale icu_locale =
      icu::Locale::forLanguageTag({locale.data(), static_cast<int>(locale.size())}, status);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(icu_locale, status));
  if (U_FAILURE(status)) return false;
  const icu::UnicodeString pattern = patterns->getBestPattern(u"Md", status);
  const int month = std::max(pattern.indexOf(u'M'), pattern.indexOf(u'L'));
  return U_SUCCESS(status) && month >= 0 && month < pattern.indexOf(u'd');
}

std::string preferred_locale(std::string_view accept_language) {
  for (const std::string& part : split(accept_language.substr(0, 1000), ',')) {
    const std::string_view tag = trim(std::string_view(part).substr(0, part.find(';')));
    if (!is_well_formed(tag)) continue;
    return tag == "en" ? std::string(usual_locale) : std::string(tag);
  }
  return std::string(usual_locale);
}

std::string zone_of_windows(std::string_view windows_name) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString iana;
  icu::TimeZone::getIDForWindowsID(
      icu::UnicodeString::fromUTF8({windows_name.data(), static_cast<int>(windows_name.size())}),
      nullptr, iana, status);
  std::string name;
  if (U_SUCCESS(status)) iana.toUTF8String(name);
  return name;
}

}  // namespace wellmet
