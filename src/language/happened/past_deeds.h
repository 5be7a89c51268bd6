#pragma once
#include "language/tokens.h"

namespace wellmet::language {

// Whether the word is a verb in the past tense that tells of a deed ("drove", "mended"), not of
// what went on in a head ("hoped", "missed", "tried"). By its form alone: "-ed", or a table.
bool is_past_deed(const Token&);

}  // namespace wellmet::language
