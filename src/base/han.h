#pragma once
#include <string_view>

namespace wellmet {

// How ICU writes a Chinese character in Latin letters, tone left out: "mei" for U+7F8E. Empty for
// one that it cannot read, and outside U+3400 to U+9FFF. No character's reading depends on its
// neighbours'.
std::string_view han_reading(char32_t);

}  // namespace wellmet
