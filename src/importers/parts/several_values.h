#pragma once
#include <string>
#include <string_view>
#include <vector>

// Google joins several values of one cell with " ::: ".
namespace wellmet {

// All places of the cell, trimmed, empty ones too, so that cells of one thing stay side by side;
// none of an empty cell.
std::vector<std::string> slots_of(std::string_view cell);
// The same without the empty ones.
std::vector<std::string> values_of(std::string_view cell);
// "" beyond the last.
std::string slot(const std::vector<std::string>&, std::size_t i);
// What one cell says of several: its only value is said of each.
std::string nth(const std::vector<std::string>&, std::size_t i);

}  // namespace wellmet
