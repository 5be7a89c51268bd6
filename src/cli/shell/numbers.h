#pragma once
#include <cstdint>
#include <string_view>

namespace wellmet::cli {

// "f12" or "12" as 12, when `letter` is 'f'. Throws usage, saying what a `what` looks like.
std::int64_t number_of(std::string_view text, char letter, std::string_view what);

}  // namespace wellmet::cli
