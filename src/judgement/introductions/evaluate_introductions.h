#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// For measuring on other data: who should meet, of a table with `id,what` and, where there are
// such, `age` (days since it was noted; empty for what lasts) and `kind` (holds, asks or offers;
// empty is holds). Of each id, in the order in which they first come, the ten best: CSV
// `id,other,worth`. Throws invalid, with its line, for a row that can't be read.
std::string evaluate_introductions(std::string_view holdings);

}  // namespace wellmet
