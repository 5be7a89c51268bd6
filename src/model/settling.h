#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "model/follow_up.h"
#include "model/interaction.h"

namespace wellmet {

// What is known of an open follow-up besides its row.
struct FollowUpStory {
  LocalDate origin = {};                    // day of what it arose from, else of its making
  std::optional<LocalDate> met_about = {};  // first time together with whom it is about
};

// Whether this interaction with the follow-up's person plausibly settles it, so that reminding of
// it afterwards would be odd (settling.cpp has the table). `also`: a coffee at which thanks were
// said.
bool settles(const Interaction&, const std::vector<InteractionKind>& also, const FollowUp&,
             const FollowUpStory&);

// Whether the words of the interaction say that they were told what came of their advice: more than
// that it may have come up.
bool says_what_came_of_advice(const Interaction&);
// Whether nearly every word of weight of this text is in them.
bool says_words_of(const Interaction&, std::string_view text);

}  // namespace wellmet
