#include "model/cards/phone.h"

#include <algorithm>
#include <string>

#include "model/card.h"

namespace wellmet {

bool phone_has(std::string_view phone, std::string_view digits) {
  if (digits.empty()) return false;
  constexpr std::string_view between_digits = " -()./";
  std::string written;
  for (char c : phone) {
    if (between_digits.find(c) == std::string_view::npos) written += c;
  }
  return written.find(digits) != std::string::npos ||
         phone_digits(phone).find(phone_digits(digits)) != std::string::npos;
}

bool is_phone_number(std::string_view name) {
  const auto digits = std::ranges::count_if(name, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 7 && name.find_first_not_of("0123456789+()-. /") == name.npos;
}

}  // namespace wellmet
