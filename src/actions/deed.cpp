#include "actions/deed.h"

#include "actions/broken_off.h"
#include "store/history/history_limit.h"

namespace wellmet::actions {
namespace {

const App& without_broken_off(const App& app) {
  take_back_broken_off(app);
  return app;
}

}  // namespace

Deed::Deed(const App& app, std::string_view name)
    : tx(without_broken_off(app).db, app.account, name, app.now()), done_(app.deed_done) {}

void Deed::derive_slice(const ProgressAt& progress) {
  derive(tx, store::stale_rows(tx, tx.deed(), tx.slice_began_after()), progress, known_);
  known_.clear();
}

void Deed::commit_slice(const ProgressAt& progress) {
  derive_slice(progress);
  tx.commit_slice();
}

bool Deed::commit(const ProgressAt& progress) {
  const bool changed = tx.changed_anything();
  if (changed) {
    derive_slice(progress);
    if (const auto limit = store::history_limit(tx)) {
      store::prune_history(tx, *limit);
    } else {
      store::count_journal_again(tx);  // once there is a limit
    }
  }
  using Changed = store::WriteTx::Changed;
  tx.commit(changed ? Changed::something : Changed::nothing);
  if (changed) store::give_back_unused_pages(tx.connection());
  if (changed && done_) *done_ = tx.deed();
  return changed;
}

}  // namespace wellmet::actions
