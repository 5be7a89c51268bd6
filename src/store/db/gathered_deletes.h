#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/db/database.h"

// Deletes of one row each, gathered into statements for many rows, as gathered_inserts.h does for
// plain inserts.
namespace wellmet::store {

class GatheredDeletes {
 public:
  // Keeps the row when the statement is "delete from t where a = ?1 and b = ?2 …", ?1 a number that
  // all have in common, with numbers or texts for the others; false for any other statement, which
  // is to run by itself behind these. "and ?3 = 0" is left out where it holds.
  bool take(std::string_view sql, std::span<const Value> values);
  bool empty() const { return rows_ == 0; }
  bool full() const { return rows_ >= most_rows; }
  void clear();

  // Hands over what was kept, and forgets it, table by table.
  using Run = std::function<void(std::string_view sql, std::span<const Value> values)>;
  void hand_over(const Run&);

 private:
  // A statement in its parts. "": a place that is only compared with 0.
  struct Shape {
    std::string table = {};
    std::vector<std::string> columns = {};
  };
  struct Compared {
    bool is_number = false;
    std::string text = {};
  };
  struct Group {
    const Shape* shape = nullptr;
    std::int64_t account = 0;
    // For each column behind the account: a text that all rows have, or "{1,2,3" of each row.
    std::vector<Compared> compared = {};
  };

  static constexpr std::size_t most_rows = 2'000;

  static std::optional<Shape> shape_of(std::string_view sql);
  static std::optional<std::vector<Compared>> compared_in(const Shape&, std::span<const Value>);
  static void hand_over(const Group&, const Run&);

  std::unordered_map<std::string, std::optional<Shape>> shapes_ = {};  // by text
  std::vector<Group> groups_ = {};
  std::size_t rows_ = 0;
};

}  // namespace wellmet::store
