#pragma once
#include "language/happened/clause_words.h"

namespace wellmet::language {

// How people write that nobody answered a call: "rang Ben, voicemail".
inline constexpr Phrases unanswered = {"voicemail",
                                       "no answer",
                                       "no reply",
                                       "didn't pick up",
                                       "did not pick up",
                                       "did not pick",
                                       "didn't answer",
                                       "did not answer",
                                       "rang out",
                                       "engaged",
                                       "straight to voicemail"};

// Who answered instead, behind "but only got": "rang Beth, got the machine".
inline constexpr Phrases machine = {
    "machine",         "answering machine", "answerphone",    "ansaphone",        "voicemail",
    "voice mail",      "not picking",       "not picking up", "isn't picking up", "not answering",
    "isn't answering", "unreachable",       "not reachable",  "uncontactable",    "line dead"};

}  // namespace wellmet::language
