#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "store/tx.h"

namespace wellmet::store {

// A way in which somebody can be reached, from their card.
struct Reach {
  PersonId person = {};
  std::string kind = {};  // "email", "phone", "url"
  std::string value = {}, label = {};
};
// Of all these people in one query, in the order of each card.
std::vector<Reach> ways_to_reach(ReadTx&, const std::vector<PersonId>&);

}  // namespace wellmet::store
