#pragma once
#include "actions/app.h"
#include "base/date.h"
#include "base/id.h"
#include "model/follow_up.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

// Whether it was added for somebody who was new: "meet again". Nothing of the kind is for those
// who have known each other for years.
bool is_for_somebody_new(const FollowUp&);

// "We have known each other for years": kept as how long, in the place of a first meeting, and what
// was added for somebody new is dropped. A deed. Throws not_found.
DeedId know_for_years(const App&, PersonId);

// The same within a deed, for whoever is_how_long() holds of.
void drop_what_was_for_somebody_new(store::WriteTx&, PersonId, LocalDate today);

}  // namespace wellmet::actions
