#pragma once
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "store/db/write_tx.h"
#include "store/history/journal.h"
#include "store/integrity/row_rules.h"

// Rows that the journal tells of, as undo finds them, takes them away and puts them back.
namespace wellmet::store {

// A row as the journal names it.
struct JournaledKey {
  int table = 0;  // Table::number
  std::int64_t key1 = 0;
  std::int64_t key2 = 0;
  friend auto operator<=>(const JournaledKey&, const JournaledKey&) = default;
};

// The values of a row by column, without its key and its account: an update leaves them as they
// are, and a row put back takes those of the entry.
using JournaledValue = std::variant<std::nullptr_t, std::int64_t, std::string>;
using JournaledValues = std::map<std::string, JournaledValue, std::less<>>;

enum class IfThere { refuse, leave };

// An entry may have come with an archive, so it is believed in what it says a value was, and in
// nothing else: the columns are those of the schema, the account is the transaction's. Each of
// these throws invalid for a table that there isn't.
class JournaledRows {
 public:
  explicit JournaledRows(WriteTx& tx) : tx_(tx) {}

  // Of what an entry says a row was before, the values that the row's columns can hold. Throws
  // invalid when it says nothing, or a value that its column cannot hold.
  JournaledValues before(int table, const std::string& said);
  // Nothing when there is no such row.
  std::optional<JournaledValues> now(const JournaledKey&);
  // Says of which rows this is asked next: on a server they are read many at once. What else writes
  // these rows meanwhile isn't seen.
  void look_ahead(const std::vector<JournaledKey>&);
  // With IfThere::refuse throws conflict when a row of this key, or of a value that no two rows may
  // have, is there.
  void put_back(const JournaledKey&, const JournaledValues&, IfThere);
  // These columns at once, so that rules of the table on several of them hold throughout. Throws
  // conflict where the row would break such a rule.
  void set(const JournaledKey&, const JournaledValues&);
  void remove(const JournaledKey&);

 private:
  const std::vector<RowColumn>& columns(const Table&);
  std::string names_of_columns(const Table&);
  JournaledValues values_in(const Row&, const Table&);
  void look_ahead(const Table&, const std::vector<JournaledKey>&);

  WriteTx& tx_;
  std::map<JournaledKey, std::optional<JournaledValues>> ahead_ = {};
  std::map<int, std::vector<RowColumn>> columns_ = {};  // by the table's number
};

// "account_id = ?1 and …" for a row of the table; both keys are always given, as ?2 and ?3.
std::string where_key(const Table&);

}  // namespace wellmet::store
