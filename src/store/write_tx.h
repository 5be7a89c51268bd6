#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "store/tx.h"

namespace wellmet::store {

// One deed: all of it or nothing. Made only by actions/deed.h, which also keeps what is derived in
// step. Rolled back by its destructor unless committed.
class WriteTx : public ReadTx {
 public:
  WriteTx(Connection&, AccountId, std::string_view name, Instant now);
  ~WriteTx() override;

  DeedId deed() const { return deed_; }
  Instant now() const { return now_; }  // one moment for the whole deed

  // ?1 is the account. The number of rows touched.
  template <class... Values>
  std::int64_t execute(std::string_view sql, const Values&... values) {
    return connection_.execute(sql, account_, values...);
  }
  // The next number of this table in this account. Numbers are never used again.
  std::int64_t next_id(std::string_view table);
  void rename(std::string_view name);
  // Marks this deed as the undoing of another.
  void undoes(DeedId);
  // What is written from now on is no deed of its own, and leaves no line in the history.
  void leave_no_deed();
  bool changed_anything();
  // Writes it to disk; a deed that changed nothing leaves no trace in the history.
  void commit();

 private:
  DeedId next_deed();

  DeedId deed_;
  Instant now_;
  std::map<std::string, std::int64_t, std::less<>> counters_;
};

}  // namespace wellmet::store
