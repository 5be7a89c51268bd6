#pragma once
#include <vector>

#include "language/happened/happenings.h"
#include "language/items/plain_items.h"
#include "language/log/prose.h"

namespace wellmet::language {

// What the words around a happening make of it. Each clause is judged by itself.
struct Verdict {
  bool came_to_nothing = false;        // "call with Maya cancelled", "Tom had dinner with Jo"
  const Happening* instead = nullptr;  // "coffee was cancelled, so we had a call": the call
  const Happening* of_mine = nullptr;  // "Jo is away next week, so we had lunch": the lunch
};
Verdict verdict_on(const CutLine&, const Prose& whole, const std::vector<PlainItem>&);

}  // namespace wellmet::language
