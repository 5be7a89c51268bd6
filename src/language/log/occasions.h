#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "language/log/log_line.h"

namespace wellmet::language {

// Where a line may go over to another occasion, as bytes of the line: behind a full stop, a
// semicolon, a comma or "and", where a happening of the writer's own follows: "coffee with Jo, |
// then lunch with Tom", "Called Mum yesterday. | Met Beth". In order.
std::vector<std::size_t> places_to_divide(std::string_view line, const std::vector<Mention>&);

// Whether two neighbouring parts, each read by itself, tell of two occasions: both surely happened,
// each with somebody, on different days or in different ways.
bool are_two_occasions(const LogLine& earlier, const LogLine& later);

}  // namespace wellmet::language
