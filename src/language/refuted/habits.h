#pragma once
#include "language/happened/clause_words.h"

namespace wellmet::language {

// "I call Mum every Sunday", "yoga with Jo each Monday": what is always done, and of no day.
bool is_habit(const CutLine&, const Prose&, const Clause&);

}  // namespace wellmet::language
