#pragma once
#include <string>
#include <vector>

#include "actions/events/before_event.h"
#include "actions/events/events.h"
#include "cli/shell/command.h"
#include "formats/json.h"

// What the commands on events share.
namespace wellmet::cli {

Parameter which_event();
// By its number, "e3" or "3". Throws usage.
EventId event_given(const Arguments&);
Event event_of(Session&, EventId);

Json json_of(const Event&, const Zone& home);
Json json_of(const Hope&);
// With all that there is to know before one goes.
Json json_of(Session&, const Event&, const actions::BeforeEvent&);
// With who said what of it.
Json json_with_guests(Session&, const Event&);
// The answer of a command that changes one, with its number: "Added: Ceramics fair, … (e1)."
int answer(Session&, const Event&, const std::string& said);

}  // namespace wellmet::cli
