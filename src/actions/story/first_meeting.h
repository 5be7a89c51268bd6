#pragma once
#include <vector>

#include "language/log/log_line.h"
#include "model/interaction.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// Those of the interaction of whom the line says that this is the first meeting ("for the first
// time"), or whom it says you met ("met @Jo at the fair") when nothing was known of them before.
// Nobody is called a first meeting for being logged first: a call to Mum is none.
std::vector<PersonId> met_first(store::ReadTx&, const language::LogLine&, const Interaction&,
                                Instant now);

}  // namespace wellmet::actions
