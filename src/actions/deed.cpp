#include "actions/deed.h"

#include "actions/broken_off.h"

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
  if (changed) derive_slice(progress);
  tx.commit();
  if (changed && done_) *done_ = tx.deed();
  return changed;
}

}  // namespace wellmet::actions
