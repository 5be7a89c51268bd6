#include "actions/deed.h"

#include <algorithm>

#include "actions/broken_off.h"
#include "store/db/statistics.h"
#include "store/history/deeds.h"
#include "store/history/history_limit.h"

namespace wellmet::actions {
namespace {

const App& without_broken_off(const App& app) {
  take_back_broken_off(app);
  return app;
}

}  // namespace

Deed::Deed(const App& app, DeedKind kind, std::string_view name)
    : tx(without_broken_off(app).db, app.account, name, app.now()) {
  tx.mark(kind, app.origin);
}

void Deed::derive_slice(const ProgressAt& progress) {
  const std::int64_t after = std::max(tx.slice_began_after(), derived_until_);
  derive(tx, store::stale_rows(tx, tx.deed(), after), progress, known_);
  known_.clear();
}

void Deed::derive_so_far() {
  derive_slice({});
  derived_until_ = store::last_entry(tx);
}

void Deed::commit_slice(const ProgressAt& progress) {
  derive_slice(progress);
  tx.commit_slice();
  store::describe_growth(tx.connection());
}

DeedId Deed::commit(const ProgressAt& progress) {
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
  return changed ? tx.deed() : DeedId{};
}

}  // namespace wellmet::actions
