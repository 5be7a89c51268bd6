#pragma once
#include <unordered_map>
#include <unordered_set>

#include "base/id.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// Who is known to know whom: by a relation either way, also where a card only names the other in
// full, by an introduction, or since they were met together. Of each person it is read once, when
// they are first asked about, so that many pairs cost no more than the people in them.
class Acquaintances {
 public:
  explicit Acquaintances(store::ReadTx& tx) : tx_(tx) {}
  bool know_each_other(PersonId, PersonId);

 private:
  using People = std::unordered_set<PersonId>;
  const People& around(PersonId);

  store::ReadTx& tx_;
  std::unordered_map<PersonId, People> known_ = {};
};

}  // namespace wellmet::actions
