#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/events/events.h"
#include "model/events/hope.h"
#include "model/interaction.h"
#include "store/db/tx.h"

// What to know before one goes: who comes, what there was last with each, what to ask, and whom one
// hopes to meet.
namespace wellmet::actions {

struct GuestBefore {
  NamedGuest guest = {};
  std::optional<Interaction> last = {};  // but for this event itself
  std::string last_in_words = {};        // "coffee: the kiln arrives in May"
  std::vector<std::string> questions = {};
};
struct BeforeEvent {
  std::vector<GuestBefore> guests = {};  // by name
  std::vector<Hope> hopes = {};          // that speak of it
};
BeforeEvent before_event(store::ReadTx&, const Event&);

}  // namespace wellmet::actions
