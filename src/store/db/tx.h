#pragma once
#include <string_view>

#include "base/id.h"
#include "base/instant.h"
#include "store/db/database.h"

namespace wellmet::store {

// A consistent view of one account's rows. Store functions take it and never the account
// separately, so none can read across accounts. Ended by its destructor.
class ReadTx {
 public:
  ReadTx(Connection&, AccountId);
  ReadTx(const ReadTx&) = delete;
  ReadTx& operator=(const ReadTx&) = delete;
  virtual ~ReadTx();

  AccountId account() const { return account_; }
  Dialect dialect() const { return connection_.dialect(); }
  Connection& connection() { return connection_; }

  // ?1 is the account, always; the values given are ?2, ?3 …
  template <class... Values>
  Rows query(std::string_view sql, const Values&... values) {
    return connection_.query(sql, account_, values...);
  }

 protected:
  struct NotBegun {};
  ReadTx(Connection&, AccountId, NotBegun);
  Connection& connection_;
  AccountId account_;
  bool open_ = false;
};

// Every write needs the account to exist; the local store has one.
void ensure_account(Connection&, AccountId, std::string_view name, Instant now);

}  // namespace wellmet::store
