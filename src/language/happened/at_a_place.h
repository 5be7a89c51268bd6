#pragma once
#include "language/log/pieces.h"
#include "language/log/prose.h"

namespace wellmet::language {

// Whether the writer was where somebody lives or works ("went round to Mum's", "ended up at Art's
// party"), had them at home ("Thanksgiving at our house, Mark brought the pies"), or says who else
// was there ("Kenji and May were there").
bool tells_of_being_at_a_place(const CutLine&, const Prose& head);

}  // namespace wellmet::language
