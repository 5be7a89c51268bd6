#pragma once
#include "language/log/log_line.h"
#include "store/db/write_tx.h"

namespace wellmet::actions {

// Whether a line of the log says that somebody died ("@Rose died yesterday"): then nobody was met,
// and its day is the day it tells of.
bool tells_of_death(const language::LogLine&);

// Puts the day on the card (DEATHDATE, RFC 6474), unless one is there: from then on nothing is
// suggested of this person.
void note_death(store::WriteTx&, PersonId, LocalDate);

}  // namespace wellmet::actions
