#pragma once
#include <functional>
#include <string>
#include <vector>

#include "store/db/database.h"

// Reading a damaged SQLite file: one table at a time, by its own pages and not by an index, past
// pages that can't be read.
namespace wellmet::store {

// Numbers of rows, both included, of which none could be read; not all of them need have been
// there.
struct Gap {
  AccountId account = {};  // none where the table is not ordered by account
  std::int64_t from = 0;
  std::int64_t to = 0;
};

struct ReadableTable {
  std::string name = {};
  std::vector<std::string> columns = {};
};
// Calls `each` for every row that can be read, with the columns in the order of the table. Throws
// only what `each` throws.
std::vector<Gap> each_readable(Connection&, const ReadableTable&,
                               const std::vector<AccountId>& accounts,
                               const std::function<void(const Row&)>& each);

}  // namespace wellmet::store
