#pragma once
#include <optional>
#include <vector>

#include "model/giving/told.h"
#include "store/db/tx.h"

// Interactions that tell of things to pass on (model/giving/told.h).
namespace wellmet::store {

struct ToldToSomebody {
  InteractionId interaction = {};
  PersonId person = {};
  ToldOf of = {};
  LocalDate day = {};
};
// Of one thing, with people who are not in the trash, by day.
std::vector<ToldToSomebody> told_of(ReadTx&, ResourceId, Told);
// Of every thing, with them, by day.
std::vector<ToldToSomebody> told_with(ReadTx&, PersonId);
// The first day on which it was told with them; nothing when it was not.
std::optional<LocalDate> first_told(ReadTx&, ToldOf, PersonId);
// A key for one more of these that no interaction has.
std::string free_told_key(ReadTx&, ToldOf, PersonId);

}  // namespace wellmet::store
