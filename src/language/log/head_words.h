#pragma once
#include "language/happened/happenings.h"
#include "language/tokens.h"

namespace wellmet::language {

// The word lists behind head_reader.cpp and head_days.cpp; what each means stands at its table.
bool is_subject(const Token&);
bool is_possessive(const Token&);
bool begins_talk(const Token&);
bool is_filler(const Token&);
bool for_me(const HappeningHit&);
bool is_article(const Token&);
bool ends_place(const Token&);
bool is_built(const Token&);
bool is_no_place(const Token&);

}  // namespace wellmet::language
