#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/people/edit_person.h"

namespace wellmet::actions {

// You: a person like others, who is never suggested or listed. Made when you first say your name.
struct MeEdit {
  PersonEdit person = {};
  std::optional<std::string> zone = {};  // IANA name of the home zone
};
struct MeChanged {
  PersonId id = {};                       // 0 when only the zone was set and you are not known yet
  std::vector<std::string> changes = {};  // for display: "name", "zone"
};
// One deed. Throws invalid for an unknown zone, and for other values before there is a name.
MeChanged change_me(const App&, const MeEdit&);

}  // namespace wellmet::actions
