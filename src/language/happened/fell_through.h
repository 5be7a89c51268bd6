#pragma once
#include "language/happened/clause_words.h"

namespace wellmet::language {

// How people write that nobody answered a call: "rang Ben, voicemail".
inline constexpr Phrases unanswered = {
    "voicemail",     "no answer",      "no reply", "didn't pick up", "did not pick up",
    "didn't answer", "did not answer", "rang out", "engaged",        "straight to voicemail"};

}  // namespace wellmet::language
