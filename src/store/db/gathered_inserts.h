#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "store/db/database.h"

// Plain inserts of one row each, gathered into statements of many rows: where each statement is a
// message to a server and back, it costs several times what its row does.
namespace wellmet::store {

class GatheredInserts {
 public:
  // Keeps the row when the statement is "insert into … (…) values (?1, ?2, …)", with or without "on
  // conflict … do nothing"; false for any other, which is to run by itself behind these.
  bool take(std::string_view sql, std::span<const Value> values);
  bool empty() const { return rows_ == 0; }
  bool full() const { return rows_ >= most_rows || bytes_ >= most_bytes; }
  void clear();

  // Hands over what was kept, and forgets it. Tables come in the order of their first rows, and
  // those of one table in theirs.
  using Run = std::function<void(std::string_view sql, std::span<const Value> values)>;
  void hand_over(const Run&);

 private:
  using Kept = std::variant<std::nullptr_t, std::int64_t, double, std::string>;
  // A statement around its rows.
  struct Shape {
    std::string head = {};  // "insert into t (a, b) values "
    std::string tail = {};  // " on conflict (a) do nothing"
    std::size_t width = 0;
  };
  struct Group {
    const Shape* shape = nullptr;
    std::vector<Kept> values = {};  // row by row
  };

  static constexpr std::size_t most_rows = 1'000;
  static constexpr std::size_t most_bytes = 1 << 20;

  static std::optional<Shape> shape_of(std::string_view sql);
  void hand_over(const Group&, const Run&) const;

  std::unordered_map<std::string, std::optional<Shape>> shapes_ = {};  // by text
  std::vector<Group> groups_ = {};
  std::size_t rows_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace wellmet::store
