#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/write_tx.h"

namespace wellmet::store {

// One line of the history.
struct Deed {
  DeedId id = {};
  std::string name = {};
  Instant at = {};
  DeedId undoes = {};        // set when this deed took another back
  DeedId undone_by = {};     // set when it was taken back itself
  std::int64_t changes = 0;  // rows written
};

std::vector<Deed> deeds(ReadTx&, int limit, DeedId before = {});  // newest first
std::optional<Deed> find_deed(ReadTx&, DeedId);
// The newest deed that has effect and is not itself an undoing; never the one that asks, as long as
// it has changed nothing.
std::optional<Deed> last_undoable(ReadTx&);

// A row that a deed wrote.
struct TouchedRow {
  int table = 0;  // JournaledTable::number
  std::int64_t key1 = 0;
  std::int64_t key2 = 0;
};
// Every row that the deed wrote, once each, with the persons that the row was or is about
// (for interaction_people also when the row is gone).
std::vector<TouchedRow> rows_touched(ReadTx&, DeedId);

// Puts every row that `deed` wrote back to what it was before, column by column: a column that has
// not changed since goes back, others stay. Throws conflict, naming the later deed, when a row or
// value that would go back is in use by something later. `mend_card` is asked when a card was
// changed since: (before, after, now) -> the card with only the deed's changes taken back, or
// nothing when they overlap.
using MendCard = std::optional<std::string> (*)(const std::string& before, const std::string& after,
                                                const std::string& now);
void take_back(WriteTx&, const Deed& deed, MendCard mend_card);

}  // namespace wellmet::store
