#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Small words that every front needs.
namespace wellmet {

// "1 person", "27 people".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

// The sentence begins with a capital letter; words of other scripts stay as they are.
std::string with_capital(std::string words);

// With its full stop, which a name ending in "Jr." or a question brings along, also a quoted one.
std::string ended(std::string words);

// "Maya", "Maya and Jo", "Maya, Jo and Ana".
std::string join_with_and(const std::vector<std::string>&);

}  // namespace wellmet
