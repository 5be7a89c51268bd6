#pragma once
#include <string>
#include <vector>

#include "base/id.h"
#include "model/relations/relation.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// From one person to the next: what the second is to the first, with both names.
struct ChainLink {
  PersonId person = {};  // the second
  NamedRelation relation = {};
};
// The shortest chain of acquaintance between two people over the relations and introductions that
// are noted, without you, who know both; of several as short any. Empty when there is none within
// the bounds: six steps from either side, and some ten thousand people looked at. Its queries grow
// with the people around the two, not with the address book.
std::vector<ChainLink> chain_between(store::ReadTx&, PersonId from, PersonId to);

}  // namespace wellmet::actions
