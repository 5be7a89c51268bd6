#pragma once
#include <vector>

#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// What a line says its people are to each other: "Maya's boss Tom Reilly", "Maya and her partner
// Piet", "Jo is Maya's sister", "Uma introduced me to Piet". Nothing is read from negations,
// questions, wishes and guesses, of the past, or where it stays open whose it is.
std::vector<LogRelation> relations_in(const CutLine&, const Prose& whole);

}  // namespace wellmet::language
