#pragma once
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "actions/people/edit_person.h"

// The same done to several people, as one change that is undone as one.
namespace wellmet::actions {

struct EditOfMany {
  PersonEdit edit = {};
  std::vector<std::string> add_interests = {};
};
struct Edited {
  PersonId id = {};
  std::string name = {};
  std::vector<std::string> changes = {};  // as edit_person() says; empty when all was so already
};
// In the order given. Throws what edit_person() throws, and invalid for an interest without a
// letter; then nobody was changed.
Did<std::vector<Edited>> edit_people(const App&, const std::vector<PersonId>&, const EditOfMany&);

// Into the trash; their names. Throws what remove_person() throws; then nobody was removed.
Did<std::vector<std::string>> remove_people(const App&, const std::vector<PersonId>&);

}  // namespace wellmet::actions
