#pragma once
#include "actions/people/person_story.h"
#include "cli/shell/command.h"

namespace wellmet::cli {

// Everything of one person on one screen.
void show_person(Session&, const actions::PersonStory&);
// The same, or as JSON when asked for: what `person show` and `me` do.
int show_person_or_json(Session&, PersonId, const actions::StoryLimits&);
// What fits on a screen; as JSON all notes and follow-ups, and the newest interactions.
actions::StoryLimits usual_limits(const Session&);

}  // namespace wellmet::cli
