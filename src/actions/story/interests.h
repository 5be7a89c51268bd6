#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/interest.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

struct InterestWish {
  std::vector<std::string> names = {};
  std::optional<InterestKind> kind = {};  // also for all others who have it
  std::string detail = {};                // of one interest alone: "Biscuit"
  Lasting lasting = Lasting::yes;
};

// One deed. The answer is what the person now has of these: names without a '#', whose dashes
// are spaces. Throws invalid for a name without a
// letter, and for a detail of several interests.
Did<std::vector<Interest>> add_interests(const App&, PersonId, const InterestWish&);
// The same within a deed that does more.
std::vector<Interest> add_interests(store::WriteTx&, PersonId, const InterestWish&,
                                    LocalDate today);
// One deed; the names as they stood. Throws not_found, naming what the person has, when one of them
// is not theirs.
Did<std::vector<std::string>> remove_interests(const App&, PersonId,
                                               const std::vector<std::string>&);

}  // namespace wellmet::actions
