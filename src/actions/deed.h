#pragma once
#include <string_view>
#include <utility>

#include "actions/app.h"
#include "actions/derived.h"
#include "actions/progress.h"
#include "store/write_tx.h"

namespace wellmet::actions {

// The one way to change the store: a write transaction with a name for the history, whose commit
// brings everything derived in step. Without commit() nothing happened.
//   Deed deed(app, "added Maya Chen");
//   … store::insert…(deed.tx, …);
//   deed.commit();
class Deed {
 public:
  Deed(const App& app, std::string_view name)
      : tx(app.db, app.account, name, app.now()), done_(app.deed_done) {}
  store::WriteTx tx;
  DeedId id() const { return tx.deed(); }
  // Spares commit() the reading of a card that this deed writes, when it has been read already.
  void know(PersonId person, CardReading card) { known_.emplace(person, std::move(card)); }
  // False when nothing was changed: then there is no deed in the history either.
  bool commit(const ProgressAt& = {});

 private:
  KnownCards known_ = {};
  DeedId* done_;
};

}  // namespace wellmet::actions
