#pragma once
#include "language/happened/clause_words.h"

namespace wellmet::language {

// Whether the words before the happening of the clause say that it was not: "still hasn't called",
// "missed call from Jo", "forgot Maya's birthday", "no answer to my mail", "don't email her". The
// clause must have a happening.
bool is_denied(const CutLine&, const Prose&, const Clause&);

// Whether the clause begins with what the writer would like: "really want to do something with Jo".
bool is_wish(const CutLine&, const Prose&, const Clause&);

}  // namespace wellmet::language
