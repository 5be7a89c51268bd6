#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/access/settings.h"
#include "actions/people/edit_person.h"

namespace wellmet::actions {

// You: a person like others, who is never suggested or listed. Made when you first say your name.
struct MeEdit {
  PersonEdit person = {};
  std::optional<std::string> zone = {};  // IANA name of the home zone
  std::vector<Setting> settings = {};    // others
};
struct MeChanged {
  PersonId id = {};  // 0 when only settings were changed and you are not known yet
  std::vector<std::string> changes = {};   // of the card, for display: "name"
  std::vector<std::string> settings = {};  // "time zone", "weekly limit"
  DeedId change = {};                      // 0 when all was so already
};
// One deed. Throws invalid for an unknown zone, as put_settings() does, and for other values before
// there is a name.
MeChanged change_me(const App&, const MeEdit&);

}  // namespace wellmet::actions
