#pragma once
#include <vector>

#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// What the people of the line advised the writer to do, in the line's own words: "told me to read
// that book" is "read that book". Of one who is named as its giver, else of all who took part. Only
// of a line that tells of advice that was received; advice of which nothing more is said has no
// words.
std::vector<LogText> advice_in(const CutLine&, const Prose& whole, const LogLine& read);

}  // namespace wellmet::language
