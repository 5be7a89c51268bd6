#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace wellmet {

// What a line such as "a product designer for the new site" is about, for comparing an ask with an
// offer: its words without those that say nothing of the matter, each once, plurals as one.
std::vector<std::string> topics_of(std::string_view text);

}  // namespace wellmet
