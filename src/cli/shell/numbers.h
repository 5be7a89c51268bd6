#pragma once
#include <cstdint>
#include <string_view>

namespace wellmet::cli {

// "f12", "F12" or "12" as 12, when `letter` is 'f'. Throws usage, saying what a `what` looks like.
std::int64_t number_of(std::string_view text, char letter, std::string_view what);
// "2" or "#2" as 2, a line of today's list. Throws usage for what can't be one.
int line_of_today(std::string_view text);

}  // namespace wellmet::cli
