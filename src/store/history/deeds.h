#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/change.h"
#include "store/db/write_tx.h"

namespace wellmet::store {

// One line of the history.
struct Deed {
  DeedId id = {};
  std::string name = {};
  Instant at = {};
  DeedId undoes = {};        // set when this deed took another back
  DeedId undone_by = {};     // set when it was taken back itself
  std::int64_t changes = 0;  // rows written
  bool unfinished = false;   // being written in slices, or broken off
  DeedKind kind = DeedKind::unknown;
  Origin origin = Origin::unknown;  // the front at which it was made
  std::string no_undo = {};  // why it cannot be undone; "" when it can (store/history/no_undo.h)
};

struct DeedFilter {
  std::optional<DeedKind> kind = {};
  std::optional<Origin> origin = {};
};
std::vector<Deed> deeds(ReadTx&, int limit, DeedId before = {},
                        const DeedFilter& = {});  // newest first
std::optional<Deed> find_deed(ReadTx&, DeedId);
// The newest deed that has effect and is not itself an undoing; never the one that asks, as long as
// it has changed nothing. Of one front: those made there, and those of before that was written
// down; of `unknown` those of any.
std::optional<Deed> last_undoable(ReadTx&, Origin = Origin::unknown);

// The last entry of the journal, as this transaction sees it.
std::int64_t last_entry(ReadTx&);
// The name of another deed than `own` that, after this entry of the journal, brought in or took
// away what sources said, so that a plan made before it no longer holds; nothing when there is
// none.
std::optional<std::string> changed_what_sources_said(ReadTx&, std::int64_t after, DeedId own);

// The deed that took away the row of a table with one key; nothing for one that is there, that was
// never there, or of which the history keeps nothing any more.
std::optional<Deed> taken_away_by(ReadTx&, std::string_view table, std::int64_t key);

// How many rows of a table with one key ("people") the deed made or changed, and the people it
// made, in the order of their making.
std::int64_t count_made(ReadTx&, DeedId, std::string_view table);
std::int64_t count_changed(ReadTx&, DeedId, std::string_view table);
std::int64_t count_removed(ReadTx&, DeedId, std::string_view table);
std::vector<PersonId> people_made(ReadTx&, DeedId, int limit);

// Puts every row that `deed` wrote back to what it was before, column by column: a column that has
// not changed since goes back, others stay. Throws conflict, naming the later deed, when a row or
// value that would go back is in use by something later. `mend_card` is asked when a card was
// changed since: (before, after, now) -> the card with only the deed's changes taken back, or
// nothing when they overlap.
using MendCard = std::optional<std::string> (*)(const std::string& before, const std::string& after,
                                                const std::string& now);
// With IfUsed::keep nothing is refused for that: what later deeds that have effect built on stays
// as it is, people with all that came with them. The answer is how many people that the deed
// brought in stay.
enum class IfUsed { refuse, keep };
int take_back(WriteTx&, const Deed& deed, MendCard mend_card, IfUsed = IfUsed::refuse);

}  // namespace wellmet::store
