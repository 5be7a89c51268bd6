#pragma once
#include "language/log/prose.h"

namespace wellmet::language {

// What tells of a contact where no word names one: being together, or a deed that reaches somebody.
// All read the head of a line, in which the writer is "I" or nobody.

// "mended the fence with @jo", "Jo and I baked a cake", "Beth asked me whether I could".
bool tells_of_being_together(const CutLine&, const Prose& head);
// "took @yuki to the airport", "last week I greeted @amara", "gave my condolences to Beth".
bool tells_of_a_deed_to_somebody(const CutLine&, const Prose& head);
// "@jo got promoted": a person, and what they did or are.
bool begins_with_a_subject(const Prose& head);
// Whether there is a word that was not understood.
bool says_more(const Prose& head);

}  // namespace wellmet::language
