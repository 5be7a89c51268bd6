// A table is a tree of pages in the order of its key: the row number, or the account and a second
// number for tables kept in the order of their key. Where a page can’t be read, a search for a
// larger key comes to a page behind it. How much larger is found by doubling, then by halving.
#include "store/db/readable.h"

#include <fmt/format.h>

#include <limits>
#include <optional>

#include "base/text.h"
#include "store/integrity/damaged.h"

namespace wellmet::store {
namespace {

constexpr std::int64_t longest_jump = std::int64_t{1} << 40;  // beyond any number of a row

// How to walk one table.
struct Walk {
  std::string sql = {};                   // the key, then the columns; ?1 is where to begin
  std::optional<AccountId> account = {};  // ?2
};

class Walker {
 public:
  Walker(Connection& db, const Walk& walk, const std::function<void(const Row&)>& each)
      : db_(db), walk_(walk), each_(each) {}

  std::vector<Gap> all() {
    std::int64_t from = std::numeric_limits<std::int32_t>::min();
    while (true) {
      if (read_from(from)) return gaps_;
      const std::int64_t behind = next_readable(last_ ? *last_ + 1 : from);
      gaps_.push_back({walk_.account.value_or(AccountId{}), last_ ? *last_ + 1 : 0, behind - 1});
      if (behind == end) return gaps_;
      from = behind;
    }
  }

 private:
  static constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();

  Rows rows_from(std::int64_t key) {
    return walk_.account ? db_.query(walk_.sql, key, *walk_.account) : db_.query(walk_.sql, key);
  }

  // Whether it came to the end of the table.
  bool read_from(std::int64_t from) {
    try {
      for (const Row& row : rows_from(from)) {
        const std::int64_t key = row.integer(0);
        if (last_ && key < *last_) return false;  // out of order: damaged
        each_(row);
        last_ = key;
      }
      return true;
    } catch (const Damaged&) {
      return false;
    }
  }

  bool begins_at(std::int64_t key) {
    try {
      for (const Row& row : rows_from(key)) return !last_ || row.integer(0) > *last_;
      return true;
    } catch (const Damaged&) {
      return false;
    }
  }

  std::int64_t next_readable(std::int64_t unreadable) {
    std::int64_t step = 1;
    while (!begins_at(unreadable + step)) {
      if (step > longest_jump) return end;
      step *= 2;
    }
    std::int64_t low = unreadable;
    std::int64_t high = unreadable + step;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (begins_at(middle) ? high : low) = middle;
    }
    return high;
  }

  Connection& db_;
  const Walk& walk_;
  const std::function<void(const Row&)>& each_;
  std::optional<std::int64_t> last_ = {};
  std::vector<Gap> gaps_ = {};
};

bool has_row_numbers(Connection& db, const std::string& table) {
  for (const Row& row :
       db.query("select wr from pragma_table_list where name = ?1 and schema = 'main'", table))
    return !row.flag(0);
  return true;
}

// The second column of the key where the first is the account and both are numbers; "" otherwise.
std::string key_within_account(Connection& db, const std::string& table) {
  std::string second;
  bool by_account = false;
  for (const Row& row : db.query(
           "select name, lower(type), pk from pragma_table_info(?1) where pk in (1, 2)", table)) {
    if (row.integer(2) == 1) by_account = row.text(0) == "account_id";
    if (row.integer(2) == 2 && row.text(1) == "integer") second = row.string(0);
  }
  return by_account ? second : "";
}

std::vector<Walk> walks(Connection& db, const ReadableTable& table,
                        const std::vector<AccountId>& accounts) {
  const std::string columns = join(table.columns, ", ");
  if (has_row_numbers(db, table.name))
    return {{fmt::format("select rowid, {} from {} not indexed where rowid >= ?1 order by rowid",
                         columns, table.name)}};
  const std::string key = key_within_account(db, table.name);
  if (key.empty())
    return {{fmt::format("select 0, {} from {} not indexed where ?1 is not null", columns,
                         table.name)}};
  std::vector<Walk> list;
  for (const AccountId account : accounts)
    list.push_back({fmt::format("select {0}, {1} from {2} not indexed where account_id = ?2 "
                                "and {0} >= ?1 order by {0}",
                                key, columns, table.name),
                    account});
  return list;
}

}  // namespace

std::vector<Gap> each_readable(Connection& db, const ReadableTable& table,
                               const std::vector<AccountId>& accounts,
                               const std::function<void(const Row&)>& each) {
  std::vector<Gap> gaps;
  for (const Walk& walk : walks(db, table, accounts)) {
    const std::vector<Gap> found = Walker(db, walk, each).all();
    gaps.insert(gaps.end(), found.begin(), found.end());
  }
  return gaps;
}

}  // namespace wellmet::store
