#pragma once
#include <cstddef>
#include <limits>
#include <string>

#include "actions/app.h"
#include "actions/did.h"
#include "actions/people/forget.h"
#include "base/id.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

// Removed people stay in the trash for so long, and can be restored.
constexpr int trash_days = 30;

// Later than any removal.
constexpr Instant end_of_time{std::numeric_limits<std::int64_t>::max()};

// The person's name. Throws refused for the owner, and conflict when they are removed already.
Did<std::string> remove_person(const App&, PersonId);
// The same within a deed that does more.
std::string remove_person(store::WriteTx&, PersonId);
// The person's name. Throws conflict when they were not removed, or were joined with another.
Did<std::string> restore_person(const App&, PersonId);
// Who was removed before this moment has been in it for longer than its time.
Instant trash_ends_before(Instant now);
// Days begun until then; 0: it has been.
int days_left_in_trash(Instant removed, Instant now);
// Forgets for good who has.
Forgotten empty_trash(const App&);
// The same for everyone in the trash, however lately they were removed.
Forgotten empty_trash_now(const App&);

}  // namespace wellmet::actions
