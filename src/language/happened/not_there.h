#pragma once
#include <vector>

#include "language/log/prose.h"

namespace wellmet::language {

// For each mention, whether the words say that it was somebody else, or nobody: "Maya's mother",
// "the brother of Ben", "Jo was away", "everyone except Grace", "according to Cohen".
std::vector<bool> not_there(const CutLine&, const Prose& whole);

}  // namespace wellmet::language
