#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wellmet::http {

// "/people/{id}/story" against "/people/7/story": what stands in the places of the braces, in
// their order; nothing when the path is another. A place holds one segment, never empty.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path);

}  // namespace wellmet::http
