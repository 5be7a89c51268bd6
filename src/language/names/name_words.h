#pragma once
#include "language/tokens.h"

namespace wellmet::language {

// The tables behind names without signs (names.cpp).

bool is_word_too(const Token&);           // a name that is an English word: "will", "hope", "park"
bool is_season_name(const Token&);        // a month or season: "april", "summer"
bool leads_to_person(const Token&);       // a person may follow: "with", "called", "from"
bool leads_only_to_person(const Token&);  // only a person can follow: "with", "texted"
bool leads_to_place(const Token&);        // "at", "in", "near"
bool is_determiner(const Token&);         // "the", "my", "some"
bool is_kin(const Token&);                // who somebody is to somebody: "sister", "boss"
bool is_person_noun(const Token&);        // "planner", "scout", "lady"
bool follows_subject(const Token&);       // what stands behind a subject: "rang", "is", "never"
bool is_no_name(const Token&);            // capitalised, yet nobody: "Zoom", "English", "Christmas"
bool is_common_abbreviation(const Token&);  // in capitals, yet no initials: "PR", "HR"
bool makes_thing(const Token&);             // what makes a firm or place of a name: "Ltd", "Street"

}  // namespace wellmet::language
