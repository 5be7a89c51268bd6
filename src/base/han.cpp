// A table that the build takes from ICU, whose own reading of Chinese costs 80 ms before the first
// character (docs/decisions/0015).
#include "base/han.h"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace wellmet {
namespace {

#include "han_readings.inc"

}  // namespace

std::string_view han_reading(char32_t c) {
  if (c < first || c - first >= std::size(places)) return {};
  return syllables[places[c - first]];
}

}  // namespace wellmet
