#pragma once
#include "language/happened/clause_words.h"

namespace wellmet::language {

// What is still to come, though its clause names a happening.
// A day is set: "the interview is on Monday", "made an appointment with Ana for the 3rd".
bool is_arranged(const CutLine&, const Prose&, const Clause&);
// "skip-level with Grace got bumped to December"
bool is_put_off(const CutLine&, const Prose&, const Clause&);
// "referral letter for Tom to do tomorrow"; the clause has a happening.
bool is_to_be_done(const CutLine&, const Prose&, const Clause&);
// "quiz tonight, hope Kenji comes"
bool is_hoped_for(const CutLine&, const Prose&, const Clause&, const Clause& next);

}  // namespace wellmet::language
