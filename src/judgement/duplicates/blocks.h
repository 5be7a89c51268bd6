#pragma once
#include <utility>
#include <vector>

#include "judgement/duplicates/duplicates.h"

namespace wellmet {

// Pairs of places (first < second) that share a block of at most largest_block, each once, sorted.
std::vector<std::pair<int, int>> pairs_sharing_a_block(const std::vector<ComparableContact>&);

}  // namespace wellmet
