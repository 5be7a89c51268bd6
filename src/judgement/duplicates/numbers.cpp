// Nine digits tell numbers apart and let a country's code and the 0 before an area code fall away.
// Where a number of five to eight digits follows a country's code, as in some hundred countries,
// nine would keep a part of the code: they are taken apart by the codes of ITU-T E.164.
#include "judgement/duplicates/numbers.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/digits.h"
#include "judgement/duplicates/alike.h"

namespace wellmet {
namespace {

constexpr std::size_t compared = 9;
constexpr std::size_t shortest_national = 5;
constexpr std::size_t longest_short = 8;

// The codes of two digits; 1 and 7 have one, all others three.
constexpr std::array<std::string_view, 44> two_digit_codes = {
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
    "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98"};

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

std::size_t length_of_code(std::string_view digits) {
  if (digits.starts_with('1') || digits.starts_with('7')) return 1;
  return std::ranges::find(two_digit_codes, digits.substr(0, 2)) != two_digit_codes.end() ? 2 : 3;
}

// 041 123 456 is dialled at home, +386 41 123 456 from abroad.
std::string_view as_from_abroad(std::string_view number) {
  if (country_of(number).empty() && number.starts_with('0')) number.remove_prefix(1);
  return national_of(number);
}

bool are_same(std::string_view x, std::string_view y) {
  if (x == y) return true;
  const std::string_view country = country_of(x);
  const std::string_view other = country_of(y);
  if (!country.empty() && !other.empty()) return false;
  if (national_of(x) == national_of(y)) return true;
  if (country.empty() != other.empty() && as_from_abroad(x) == as_from_abroad(y)) return true;
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
  const std::size_t code = std::min(length_of_code(digits), digits.size());
  const std::size_t left = digits.size() - code;
  if (left >= shortest_national && left <= longest_short) return digits.insert(code, ":");
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
  if (!country_of(number).empty()) {
    keys.push_back(last_nine_digits(number));
  } else if (number.starts_with('0')) {
    keys.emplace_back(as_from_abroad(number));
  }
  return keys;
}

}  // namespace wellmet
