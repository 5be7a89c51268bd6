#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "web/page/html.h"

namespace wellmet::web {

// The text with the words that were searched for marked.
Html marked(std::string_view text, const std::vector<std::string>& folded_words);

}  // namespace wellmet::web
