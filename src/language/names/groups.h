#pragma once
#include <string>
#include <string_view>

#include "language/names/names.h"

namespace wellmet::language {

// The line with each of those named whom it calls by one word for all: "both Donals", "the two
// Kates", "the Geddeses", "the Bello family". Only where it is clear who they are: as many are
// known by that given or family name as the line counts, and of a family that is not counted two at
// most, since a third may have stayed at home. Other words stay as they are.
std::string with_groups_named(std::string_view line, const PeopleCalled&);

}  // namespace wellmet::language
