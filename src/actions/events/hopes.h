#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "actions/people/people.h"
#include "model/events/hope.h"
#include "store/db/tx.h"

// People one hopes to meet, before they have a card.
namespace wellmet::actions {

Hope hope_numbered(store::ReadTx&, HopeId);  // throws not_found
// Its id and day are left aside. Throws invalid without words, for too many, and not_found for an
// event that isn't there.
Did<Hope> add_hope(const App&, Hope);
// They are hoped for no longer.
Did<Hope> drop_hope(const App&, HopeId);

struct MetHope {
  std::string name = {};
  std::optional<LocalDate> on = {};  // today when it isn't said
  std::string where = {};            // "" as the hope says it
  bool anyway = false;               // also when somebody here has that name
};
// The hope becomes a person, met there on that day, with what was hoped for in a note; of an event,
// at it, on its day. Throws invalid without a name or with a day to come, conflict when somebody
// here has that name.
Did<AddedPerson> meet_hope(const App&, HopeId, const MetHope&);

// Those that speak of the event (model/events/hope.h).
std::vector<Hope> hopes_for(store::ReadTx&, const Event&);

}  // namespace wellmet::actions
