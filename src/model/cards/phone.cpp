#include "model/cards/phone.h"

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

}  // namespace wellmet
