#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace wellmet {

// One row of one table as it stands, for taking everything out and in. What is unknown (null) is
// left out.
struct PlainRow {
  using Value = std::variant<std::int64_t, std::string>;
  std::string table = {};
  std::vector<std::pair<std::string, Value>> fields = {};
  friend bool operator==(const PlainRow&, const PlainRow&) = default;
};

}  // namespace wellmet
