#pragma once
#include "language/happened/clause_words.h"

namespace wellmet::language {

// "Tom had dinner with Jo", "Mark and May are having coffee", "Nora has tickets for a gig": what
// others do or are, and no deed of mine.
bool is_of_others(const CutLine&, const Prose&, const Clause&);

}  // namespace wellmet::language
