#pragma once
#include "language/happened/clause_words.h"

namespace wellmet::language {

// "saw her jeep", "called off the wedding", "the phone rang": words of a contact that are none.
bool is_of_a_thing(const CutLine&, const Prose&, const HappeningHit&);

}  // namespace wellmet::language
