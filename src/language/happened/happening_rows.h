#pragma once
#include <array>
#include <span>

#include "language/happened/happenings.h"

namespace wellmet::language {

// Every row that tells what happened, in tables by what kind of row it is.
const std::array<std::span<const Happening>, 4>& happening_tables();

// The table of what people did for one another, which is one of them.
std::span<const Happening> happening_deeds();

}  // namespace wellmet::language
