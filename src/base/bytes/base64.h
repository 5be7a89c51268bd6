#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace wellmet {

// RFC 4648 section 4, with padding and without line breaks.
std::string base64(std::string_view bytes);
// White space is skipped and padding may be missing; nothing for any other character or a length
// that no bytes have.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace wellmet
