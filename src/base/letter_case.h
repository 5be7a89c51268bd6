#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// For comparing in either case, in every script: "ÄRMEL" and "Ärmel" -> "ärmel". Accents stay, as
// they do not in fold() (text.h). The answer is in NFC.
std::string fold_case(std::string_view utf8);

}  // namespace wellmet
