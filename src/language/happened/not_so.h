#pragma once
#include <vector>

#include "language/log/prose.h"
#include "model/interaction.h"

namespace wellmet::language {

// Whether what the words name did not come about, or is nothing of the writer's: "call with Maya
// cancelled", "rang Ben, voicemail", "Jo was to come", "Tom had dinner with Jo". `head` as the head
// reader has understood it.
bool came_to_nothing(const CutLine&, const Prose& head, const Prose& whole, InteractionKind kind);

// For each mention, whether the words say that it was somebody else, or nobody: "Maya's mother",
// "the brother of Ben", "Jo was away", "everyone except Grace", "according to Cohen".
std::vector<bool> not_there(const CutLine&, const Prose&);

}  // namespace wellmet::language
