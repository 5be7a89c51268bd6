#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/plain_row.h"
#include "store/db/database.h"

// What a row that comes from outside may hold, before any of it reaches SQL or a path.
namespace wellmet::store {

struct RowColumn {
  std::string name = {};
  bool whole_number = false;  // else text
  bool required = false;      // neither null nor left to a default
};

// The columns of a table in order, without the account; of the journal without its own number,
// since its order is what counts.
std::vector<RowColumn> row_columns(Connection&, std::string_view table);

// Ids, counters and other numbers that count: what every JSON reader keeps exactly.
constexpr std::int64_t largest_id = (std::int64_t{1} << 53) - 1;

class RowRules {
 public:
  explicit RowRules(Connection&);
  RowRules(const RowRules&) = delete;
  RowRules& operator=(const RowRules&) = delete;
  ~RowRules();
  // Throws invalid for a column that the table hasn't, a value of the wrong type or out of range,
  // and a required column that is missing. The table must be one of ours: its name goes into SQL.
  void check(const PlainRow&);
  bool has(const std::string& table, std::string_view column);

 private:
  struct Known;
  const std::vector<Known>& columns(const std::string& table);

  Connection& connection_;
  std::map<std::string, std::vector<Known>> columns_;
};

// The number in this field; nothing when it is absent or text.
std::optional<std::int64_t> number_in(const PlainRow&, std::string_view field);
// The text in this field; "" when it is absent or a number.
std::string_view text_in(const PlainRow&, std::string_view field);
// A name or value from outside as a message may quote it: cut to a readable length.
std::string in_quotes(std::string_view text);

}  // namespace wellmet::store
