#pragma once
#include <functional>
#include <string>
#include <vector>

#include "store/db/write_tx.h"

// Forgetting people for good: what the journal, the names of changes and the files of the database
// still hold of somebody whose rows are gone.
namespace wellmet::store {

// Every card they had, as it is and as the journal has it.
std::vector<std::string> cards_ever(ReadTx&, const std::vector<PersonId>&);

// How much there is of these people.
struct StoryCounts {
  std::int64_t notes = 0, follow_ups = 0, photos = 0;
  std::int64_t interactions = 0;  // with nobody else: they go
  std::int64_t shared = 0;        // with others as well: they stay with the others
};
StoryCounts count_story(ReadTx&, const std::vector<PersonId>&);

// Whether the name of a change speaks of them; `close`: the change touched a row of theirs, or one
// that pointed to them before or after it.
using SpeaksOfThem = std::function<bool(const std::string& name, bool close)>;

// To be called last in a deed that has erased these people (erase_person) and derived what follows.
// The journal then reads as if they had never been there: their rows are out of it, others' rows
// point to nobody. A change that was theirs alone, and every merge with them, cannot be undone any
// more; a change that touched others as well can, for the others. Names of changes that speak of
// them become neutral. This deed keeps no rows in the journal and is marked as one that has no
// undo.
void forget_in_history(WriteTx&, const std::vector<PersonId>&, const SpeaksOfThem&);

// Writes the database's files afresh, so that nothing deleted is left in unused pages, in the index
// of words or in the log. False when another program kept the old log in use. Not within a
// transaction. On PostgreSQL only the tables are written afresh: its log is the server's.
bool leave_no_traces(Connection&);

}  // namespace wellmet::store
