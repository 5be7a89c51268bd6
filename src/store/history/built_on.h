#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/db/write_tx.h"
#include "store/history/journaled_row.h"

namespace wellmet::store {

// What later deeds that have effect have built on: the rows they touched, with the people who came
// since a journal entry and whom these rows are about, through whom they were met, and the
// interactions. For taking back a deed without what was used since.
class BuiltOn {
 public:
  // Deeds of entries after `first`, but for `own`.
  BuiltOn(ReadTx&, DeedId own, std::int64_t first);
  // Whether an entry of `own` (its operation: "insert", "update", "delete") is to stay.
  bool holds(const JournaledKey& row, std::string_view operation);
  bool was_touched(const JournaledKey& row) const { return touched_.contains(row); }

 private:
  std::vector<std::pair<std::string_view, std::int64_t>> pointed_to(const JournaledKey& from);
  void keep_person(std::int64_t person);
  bool is_there(std::string_view table, std::string_view column, std::int64_t key);

  ReadTx& tx_;
  std::int64_t first_ = 0;
  std::set<JournaledKey> touched_ = {};
  std::set<std::int64_t> people_ = {};  // who stay
  std::set<std::int64_t> interactions_ = {};
};

}  // namespace wellmet::store
