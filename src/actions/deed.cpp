#include "actions/deed.h"

namespace wellmet::actions {

bool Deed::commit(const ProgressAt& progress) {
  const bool changed = tx.changed_anything();
  if (changed) derive(tx, store::stale_rows(tx, tx.deed()), progress, known_);
  tx.commit();
  if (changed && done_) *done_ = tx.deed();
  return changed;
}

}  // namespace wellmet::actions
