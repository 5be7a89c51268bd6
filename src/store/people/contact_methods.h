#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "store/db/tx.h"

namespace wellmet::store {

// A way in which somebody can be reached, from their card.
struct ContactMethod {
  PersonId person = {};
  std::string kind = {};  // "email", "phone", "url"
  std::string value = {}, label = {};
};
// Of all these people in one query, in the order of each card.
std::vector<ContactMethod> ways_to_reach(ReadTx&, const std::vector<PersonId>&);

}  // namespace wellmet::store
