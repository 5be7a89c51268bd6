#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "language/log/log_line.h"

namespace wellmet::language {

// Where a line may go over to another occasion.
struct PlaceToDivide {
  std::size_t byte = 0;  // of the line
  // "saw Ana on Monday and | Ben on Tuesday": what was done is said before it.
  bool same_deed = false;
};

// Behind a full stop, a semicolon, a comma or "and", where a happening of the writer's own follows
// ("coffee with Jo, | then lunch with Tom", "Called Mum yesterday. | Met Beth"), or another person
// with a day or hour of their own. In order.
std::vector<PlaceToDivide> places_to_divide(std::string_view line, const std::vector<Mention>&);

// Whether two neighbouring parts, each read by itself, tell of two occasions: both surely happened,
// each with somebody, on different days or in different ways.
bool are_two_occasions(const LogLine& earlier, const LogLine& later);

// Whether the earlier part, which names somebody, is no contact, and the later one surely is:
// "was going to call Ana, rang Ben instead", "Tom got promoted. Lunch with Jo."
bool only_the_later_was(const LogLine& earlier, const LogLine& later);

// Whether the later part, which says no deed of its own, tells of the same one at another day or
// hour: "coffee with Priya at 9, | Tom at 11".
bool is_same_deed_again(const LogLine& earlier, const LogLine& later);

}  // namespace wellmet::language
