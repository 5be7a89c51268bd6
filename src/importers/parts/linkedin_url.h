#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// The address of a LinkedIn profile in the one form that is compared: "linkedin.com/in/maya-chen",
// without scheme, country, query, trailing slash or percent signs. "" for any other address.
std::string linkedin_key(std::string_view url);

}  // namespace wellmet
