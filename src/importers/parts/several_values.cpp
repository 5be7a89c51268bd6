#include "importers/parts/several_values.h"

#include <algorithm>

#include "base/text.h"

namespace wellmet {

std::vector<std::string> slots_of(std::string_view cell) {
  std::vector<std::string> all;
  constexpr std::string_view separator = ":::";
  if (cell.empty()) return all;
  for (std::size_t from = 0;;) {
    const std::size_t end = std::min(cell.find(separator, from), cell.size());
    all.emplace_back(trim(cell.substr(from, end - from)));
    if (end == cell.size()) return all;
    from = end + separator.size();
  }
}

std::vector<std::string> values_of(std::string_view cell) {
  std::vector<std::string> all = slots_of(cell);
  std::erase(all, "");
  return all;
}

std::string slot(const std::vector<std::string>& all, std::size_t i) {
  return i < all.size() ? all[i] : std::string();
}

std::string nth(const std::vector<std::string>& all, std::size_t i) {
  return all.size() == 1 ? all.front() : slot(all, i);
}

}  // namespace wellmet
