#pragma once
#include <map>
#include <vector>

#include "judgement/openers.h"
#include "judgement/today.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// First sentences to write to the people of these lines, in a fixed number of queries.
std::map<PersonId, std::vector<Opener>> openers_for(store::ReadTx&, const std::vector<Suggestion>&,
                                                    LocalDate today);
// To somebody, with the reason that the day's list has, if it has one. Throws not_found.
std::vector<Opener> openers_for(store::ReadTx&, PersonId, LocalDate today);

}  // namespace wellmet::actions
