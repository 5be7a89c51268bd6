#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/follow_up.h"
#include "store/db/write_tx.h"

namespace wellmet::actions {

struct Planned {
  FollowUp follow_up = {};
  // The same one as it was, open already, which has another day or comes again otherwise now.
  std::optional<FollowUp> before = {};
  bool moved() const { return before && before->due != follow_up.due; }
};

// Each is a deed; each throws not_found for a number that is none and refused for one that is
// closed already. The answer is the follow-up as it now is.
Did<FollowUp> add_follow_up(const App&, const FollowUp&);
// The same for each of several people, as one deed.
Did<std::vector<Planned>> add_follow_ups(const App&, const FollowUp&, const std::vector<PersonId>&);
// When the next one is due after one that is done today; nothing of what doesn't come again.
std::optional<LocalDate> next_day(const FollowUp& done, LocalDate today);
// Within a deed that does one that comes again: the next one.
void put_next(store::WriteTx&, const FollowUp& done, LocalDate today);
// The user's own, within a deed that does more. It takes the place of one of its kind that was
// added automatically, and of the same one with another day; of one that comes again only when it
// does too.
FollowUpId put_own_follow_up(store::WriteTx&, const FollowUp&);
// `words` on how it went are kept as a note of the person; throws invalid when they are too long.
Did<FollowUp> finish_follow_up(const App&, FollowUpId, const std::string& words = {});
Did<FollowUp> snooze_follow_up(const App&, FollowUpId, LocalDate until);  // a day after today
Did<FollowUp> drop_follow_up(const App&, FollowUpId);

}  // namespace wellmet::actions
