#pragma once
#include <string_view>
#include <utility>

#include "actions/app.h"
#include "actions/derived.h"
#include "actions/progress.h"
#include "store/db/write_tx.h"

namespace wellmet::actions {

// The one way to change the store: a write transaction with a name for the history, whose commit
// brings everything derived in step. Without commit() nothing happened.
//   Deed deed(app, DeedKind::add, "added Maya Chen");
//   … store::insert…(deed.tx, …);
//   deed.commit();
class Deed {
 public:
  Deed(const App& app, DeedKind, std::string_view name);
  store::WriteTx tx;
  DeedId id() const { return tx.deed(); }
  // Spares commit() the reading of a card that this deed writes, when it has been read already.
  void know(PersonId person, CardReading card) { known_.emplace(person, std::move(card)); }
  // Brings in step what was written so far, for the rest of the deed to read.
  void derive_so_far();
  // A long deed lets others write now and then: what there is so far is kept and in step, and the
  // deed goes on with go_on(). Should it never come to commit(), it is taken back (broken_off.h):
  // only for one who holds the account's long deeds (store/history/long_deed.h).
  void commit_slice(const ProgressAt& = {});
  void go_on() { tx.go_on(); }
  // The change that was made; 0 when nothing was changed: then there is no deed in the history
  // either.
  DeedId commit(const ProgressAt& = {});

 private:
  void derive_slice(const ProgressAt&);

  KnownCards known_ = {};
  std::int64_t derived_until_ = 0;  // the last entry of the journal that is in step
};

}  // namespace wellmet::actions
