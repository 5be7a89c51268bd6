#pragma once
#include <optional>
#include <string_view>

#include "formats/vcard/card.h"

namespace wellmet::vcard {

// Where the value begins: after the first colon that no pair of quotes holds. npos: there is none.
std::size_t value_start(std::string_view line);

// Group, name and parameters of "item1.TEL;TYPE=home"; `most` parameters are read, the rest is
// dropped and false returned.
bool read_header(std::string_view header, std::size_t most, Property&);

}  // namespace wellmet::vcard
