// Nine digits tell numbers apart and let a country's code and the 0 before an area code fall away.
// In some sixty countries a number has seven or eight digits, and nine would keep a part of the
// code: those are taken apart by the codes of ITU-T E.164.
#include "judgement/duplicates/numbers.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/digits.h"
#include "judgement/duplicates/alike.h"

namespace wellmet {
namespace {

constexpr std::size_t compared = 9;
constexpr std::size_t shortest_national = 7;
constexpr std::size_t longest_short = 8;

// Codes of countries with numbers of seven or eight digits.
constexpr std::array<std::string_view, 64> codes_of_short_numbers = {
    "45",  "47",  "65",  "216", "218", "220", "222", "223", "224", "225", "226", "227", "228",
    "229", "230", "231", "232", "235", "236", "237", "238", "239", "240", "241", "245", "248",
    "253", "257", "264", "266", "267", "268", "269", "291", "297", "298", "354", "356", "357",
    "370", "371", "372", "373", "374", "376", "377", "378", "382", "383", "387", "389", "501",
    "502", "503", "504", "505", "506", "507", "509", "591", "673", "675", "852", "853"};

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

std::string_view country_of(std::string_view number) {
  const std::size_t colon = number.find(':');
  return colon == std::string_view::npos ? std::string_view() : number.substr(0, colon);
}

std::string_view national_of(std::string_view number) {
  const std::size_t colon = number.find(':');
  return colon == std::string_view::npos ? number : number.substr(colon + 1);
}

std::string last_nine(std::string digits) {
  return digits.size() <= compared ? digits : digits.substr(digits.size() - compared);
}

bool are_same(std::string_view x, std::string_view y) {
  if (x == y) return true;
  const std::string_view country = country_of(x);
  const std::string_view other = country_of(y);
  if (!country.empty() && !other.empty()) return false;
  if (national_of(x) == national_of(y)) return true;
  // Written with its code, and without a sign for it: 47 22 33 44 55.
  return last_nine(digits_of(x)) == last_nine(digits_of(y));
}

}  // namespace

std::string last_nine_digits(std::string_view written) { return last_nine(digits_of(written)); }

std::string comparable_number(std::string_view written) {
  std::string digits = digits_of(written);
  const bool names_country =
      written.substr(0, written.find_first_of("0123456789")).find('+') != std::string_view::npos ||
      digits.starts_with("00");
  if (!names_country) return last_nine(std::move(digits));
  if (digits.starts_with("00")) digits.erase(0, 2);
  for (const std::string_view code : codes_of_short_numbers) {
    if (!digits.starts_with(code)) continue;
    const std::size_t left = digits.size() - code.size();
    if (left >= shortest_national && left <= longest_short)
      return std::string(code) + ":" + digits.substr(code.size());
  }
  return last_nine(std::move(digits));
}

NumberLikeness compare_numbers(std::string_view x, std::string_view y) {
  if (are_same(x, y)) return NumberLikeness::same;
  const bool other_country =
      !country_of(x).empty() && !country_of(y).empty() && country_of(x) != country_of(y);
  const std::string_view a = national_of(x);
  if (!other_country && a.size() > 5 && at_most_one_edit(a, national_of(y)))
    return NumberLikeness::close;
  return NumberLikeness::differs;
}

std::vector<std::string> number_keys(std::string_view number) {
  std::vector<std::string> keys = {std::string(national_of(number))};
  if (!country_of(number).empty()) keys.push_back(last_nine_digits(number));
  return keys;
}

}  // namespace wellmet
