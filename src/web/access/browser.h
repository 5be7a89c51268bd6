#pragma once
#include <string>
#include <string_view>

namespace wellmet::web {

// "Firefox on Android", from what a browser calls itself (User-Agent, RFC 9110 section 10.1.5);
// "A browser" when that tells nothing.
std::string browser_in_words(std::string_view user_agent);

}  // namespace wellmet::web
