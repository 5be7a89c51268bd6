#pragma once
#include <string>

#include "actions/app.h"
#include "model/follow_up.h"

namespace wellmet::actions {

// Each is a deed; each throws not_found for a number that is none and refused for one that is
// closed already. The answer is the follow-up as it now is.
FollowUp add_follow_up(const App&, FollowUp);
FollowUp finish_follow_up(const App&, FollowUpId);
FollowUp snooze_follow_up(const App&, FollowUpId, LocalDate until);  // a day after today
FollowUp drop_follow_up(const App&, FollowUpId);

}  // namespace wellmet::actions
