#pragma once
#include "language/log/log_line.h"
#include "language/log/pieces.h"

namespace wellmet::language {

// "!thank @jo tomorrow", "!circle back in 3 weeks", "!share the pottery link friday": the kind, the
// day and for whom; what is left is the text. A word that is no kind makes it custom, with all its
// words as the text. `owners` is empty when it names nobody.
LogFollowUp read_follow_up(const CutLine&, const Piece&, const LogContext&);

}  // namespace wellmet::language
