#pragma once
#include <vector>

#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// Good news of somebody, heard elsewhere: "Maya got promoted", "heard Tom landed a new job at
// Alder". Nothing of a line that tells of a contact: whoever heard it from them said so there.
std::vector<LogText> good_news(const CutLine&, const Prose& whole, const LogLine& read);

}  // namespace wellmet::language
