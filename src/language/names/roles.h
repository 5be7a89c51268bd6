#pragma once
#include <vector>

#include "language/log/head_reader.h"
#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// What each of the line's people has to do with it.
std::vector<MentionRole> roles_of(const CutLine&, const Division&, const HeadReader&);

// Whose the item behind this sign is: the first of the people named together right before it; else
// the first person of the line.
Owners owners_of(const CutLine&, const std::vector<MentionRole>&, std::size_t piece);

}  // namespace wellmet::language
