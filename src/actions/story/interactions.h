#pragma once
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/follow_up_rules.h"
#include "model/interaction.h"
#include "store/db/tx.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

class Deed;

// What a good friend would do next after this interaction, which must not be stored yet; of whom
// nothing was noted before is found out here. Rules that have spoken for it before stay silent, and
// nothing arises that waits already.
std::vector<FollowUp> follow_ups_arising_now(store::ReadTx&, const Interaction&, Arising,
                                             Instant now);

// Open follow-ups that this interaction settles (model/settling.h).
std::vector<FollowUp> settled_by(store::ReadTx&, const Interaction&,
                                 const std::vector<InteractionKind>& also);
// Open follow-ups that this interaction brings forward, with their new day: whom you were
// introduced to you have met, and can tell of it.
std::vector<FollowUp> brought_forward_by(store::ReadTx&, const Interaction&, LocalDate today);
void settle(store::WriteTx&, const std::vector<FollowUp>&, LocalDate today);

// Logs it with what arises from it and what it settles. Throws invalid without people or with a day
// still to come. Within a deed that does more, or as one of its own.
InteractionId log_within(Deed&, const App&, const Interaction&);
Did<InteractionId> log_interaction(const App&, Interaction);
// Changes it as a whole. What it tells of a thing to pass on follows (actions/giving/told.h), as it
// does when it is removed. Throws not_found.
DeedId edit_interaction(const App&, const Interaction&);
// The open follow-ups that arose from it by themselves go too. Throws not_found.
DeedId remove_interaction(const App&, InteractionId);

}  // namespace wellmet::actions
