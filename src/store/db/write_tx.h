#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/change.h"
#include "store/db/tx.h"

namespace wellmet::store {

// One deed: all of it or nothing. Made only by actions/deed.h, which also keeps what is derived in
// step. Rolled back by its destructor unless committed.
class WriteTx : public ReadTx {
 public:
  WriteTx(Connection&, AccountId, std::string_view name, Instant now);
  // Goes on with a deed that was begun in slices.
  WriteTx(Connection&, AccountId, DeedId unfinished, Instant now);
  ~WriteTx() override;

  DeedId deed() const { return deed_; }
  Instant now() const { return now_; }  // one moment for the whole deed

  // ?1 is the account. Faults may be heard only at the next query or the commit.
  template <class... Values>
  std::int64_t execute(std::string_view sql, const Values&... values) {
    return connection_.execute(sql, account_, values...);
  }
  // The next number of this table in this account. Numbers are never used again.
  std::int64_t next_id(std::string_view table);
  void rename(std::string_view name);
  // What the deed is, and where it was made.
  void mark(DeedKind, Origin);
  // Marks this deed as the undoing of another.
  void undoes(DeedId);
  // What is written from now on is no deed of its own, and leaves no line in the history.
  void leave_no_deed();
  bool changed_anything();
  // Writes it to disk; a deed that changed nothing leaves no trace in the history, unless it is an
  // undoing.
  void commit();
  // For who asked changed_anything() and wrote nothing since that is journaled.
  enum class Changed { nothing, something };
  void commit(Changed);

  // Long deeds are written in slices, between which others write. Writes to disk what there is so
  // far and marks the deed as unfinished until commit(); then leaves the store to others for a
  // moment. What was read before may have changed when it goes on.
  void commit_slice();
  void go_on();
  // Writes to disk, and the deed stays as it is: unfinished, or gone.
  void leave();
  // The last entry of the journal as this slice began: what the deed wrote in it lies after.
  std::int64_t slice_began_after() const { return slice_began_after_; }
  // Another line of the history, for what is taken over from this deed.
  DeedId begin_deed(std::string_view name);
  void mark(DeedId, DeedKind, Origin);

 private:
  DeedId next_deed();
  std::int64_t last_id(std::string_view table);
  void begin();
  void mark_undone(DeedId, DeedId by);  // DeedId{}: it has its effect
  std::optional<DeedId> undone_by_deed(DeedId);

  DeedId deed_;
  Instant now_;
  std::int64_t slice_began_after_ = 0;
  bool in_slices_ = false;
  using Counters = std::map<std::string, std::int64_t, std::less<>>;
  Counters counters_;                             // of what was numbered here
  std::optional<Counters> stored_counters_ = {};  // as they were when they were asked for
};

}  // namespace wellmet::store
