#pragma once
#include <string_view>

namespace wellmet {

// Whether a phone number, as written, has these digits in it; of more than nine also when their
// last nine are, since the country stands before them in many ways (phone_digits in card.h).
bool phone_has(std::string_view phone, std::string_view digits);

// Whether a name is nothing but a telephone number, which stands in where there is no name:
// "+49 30 5550199".
bool is_phone_number(std::string_view name);

}  // namespace wellmet
