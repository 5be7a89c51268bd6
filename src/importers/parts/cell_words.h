#pragma once
#include <optional>
#include <string_view>

#include "model/follow_up.h"
#include "model/interaction.h"
#include "model/note.h"

// What the free text in the cells of a sheet says, in the words that people use there.
namespace wellmet {

// "send thank-you note" -> thank, "grab coffee" -> meet again; custom when no word is known.
FollowUpKind follow_up_kind_in(std::string_view text);
// "Zoom" -> video call, "lunch" -> meal; nothing when no word is known.
std::optional<InteractionKind> interaction_kind_in(std::string_view text);
// "monthly", "every 3 months", "2x a year", "30" (days); 0 when it says no interval.
int cadence_days_in(std::string_view text);
// "yes", "x", "done", "✓", "ja" …
bool says_yes(std::string_view text);
// "no", "none", "-", "n/a" …: a cell that is filled and means nothing.
bool says_nothing(std::string_view text);
// Why someone matters, when the text says it in so many words: "admire her patience".
std::optional<NoteKind> caring_in(std::string_view text);

}  // namespace wellmet
