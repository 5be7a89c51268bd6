#include "actions/deed.h"

#include "store/history_limit.h"

namespace wellmet::actions {

bool Deed::commit(const ProgressAt& progress) {
  const bool changed = tx.changed_anything();
  if (changed) {
    derive(tx, store::stale_rows(tx, tx.deed()), progress, known_);
    if (const auto limit = store::history_limit(tx)) {
      store::prune_history(tx, *limit);
    } else {
      store::count_journal_again(tx);  // once there is a limit
    }
  }
  tx.commit();
  if (changed) store::give_back_unused_pages(tx.connection());
  if (changed && done_) *done_ = tx.deed();
  return changed;
}

}  // namespace wellmet::actions
