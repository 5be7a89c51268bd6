#pragma once
#include <memory>
#include <vector>

#include "base/id.h"
#include "store/db/database.h"
#include "store/db/tx.h"

// Deeds that are written in slices (WriteTx::commit_slice), and what holds them together.
namespace wellmet::store {

// Held by whoever writes long deeds of an account; one at a time. The system takes it back when the
// process ends, however it ends: then an unfinished deed was broken off.
class LongDeedHold {
 public:
  virtual ~LongDeedHold() = default;
};
// Nothing when somebody alive holds it. On SQLite a locked file beside the store, STORE-import-1,
// which goes with the hold; on PostgreSQL a lock of the connection. Throws unavailable.
std::unique_ptr<LongDeedHold> hold_long_deeds(Connection&, AccountId);

// Deeds of an account that were begun in slices and have not been finished, oldest first.
std::vector<DeedId> unfinished_deeds(Connection&, AccountId);
bool is_unfinished(ReadTx&, DeedId);
// Accounts with such deeds.
std::vector<AccountId> accounts_with_unfinished_deeds(Connection&);

}  // namespace wellmet::store
