#pragma once
#include <cstdint>
#include <optional>

#include "store/db/write_tx.h"

// The journal has an end: the details of old changes are let go, so that a store does not grow for
// ever with what it once was. The line in the history stays; undoing it says that its details are
// gone. docs/decisions/0024-forgetting.md tells how the limits were chosen.
namespace wellmet::store {

struct HistoryLimit {
  // Older details go, except those of the newest changes: a clock that is years ahead must not
  // cost the history of a store that is hardly used.
  std::int64_t days = 730;
  std::int64_t kept_whatever_the_date = 100;  // changes
  // Larger details go, the oldest first: twice what everything else takes, and never less than the
  // import of some ten thousand people and its undo need.
  std::int64_t bytes_at_least = std::int64_t{32} << 20;
  std::int64_t times_the_rest = 2;
  std::int64_t kept_whatever_the_size = 3;  // changes: what was just done can be undone
  // A commit takes away twice what it wrote, or so many entries: it costs no more than the change.
  std::int64_t entries_at_once = 2000;
};

// What the setting "history_keep" says: days, or "forever"; nothing: keep everything.
std::optional<HistoryLimit> history_limit(ReadTx&);

// Lets go of what is over the limit, a step at a time; called once, when a deed has written all.
void prune_history(WriteTx&, const HistoryLimit&);
// For one that took entries out of the journal by itself, or gave them to another change.
void count_journal_again(WriteTx&);

// Gives unused pages back to the disk when more than half of the file, and at least `bytes_worth`,
// is unused. Does nothing on PostgreSQL, which does so itself, or while another program is writing.
// Not within a transaction.
constexpr std::int64_t bytes_worth = std::int64_t{8} << 20;
void give_back_unused_pages(Connection&);

}  // namespace wellmet::store
