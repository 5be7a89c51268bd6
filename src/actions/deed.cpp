#include "actions/deed.h"

#include "actions/derived.h"

namespace wellmet::actions {

bool Deed::commit() {
  const bool changed = tx.changed_anything();
  if (changed) derive(tx, store::stale_rows(tx, tx.deed()));
  tx.commit();
  return changed;
}

}  // namespace wellmet::actions
