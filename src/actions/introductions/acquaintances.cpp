#include "actions/introductions/acquaintances.h"

#include "actions/relations/relations.h"
#include "store/introductions/introductions.h"

namespace wellmet::actions {

const Acquaintances::People& Acquaintances::around(PersonId person) {
  const auto [known, is_new] = known_.try_emplace(person);
  if (!is_new) return known->second;
  for (const KnownRelation& one : relations_of(tx_, person)) {
    if (one.person) known->second.insert(one.person);
    if (one.perhaps) known->second.insert(one.perhaps);
  }
  for (const PersonId other : store::met_together_with(tx_, person)) known->second.insert(other);
  return known->second;
}

bool Acquaintances::know_each_other(PersonId one, PersonId other) {
  return around(one).contains(other) || around(other).contains(one);
}

}  // namespace wellmet::actions
