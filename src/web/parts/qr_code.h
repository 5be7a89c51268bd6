#pragma once
#include <optional>
#include <string_view>
#include <vector>

namespace wellmet::web {

// A QR code (ISO/IEC 18004): a square of dark and light modules, row by row, without the quiet zone
// of four modules that must be left around it.
struct QrCode {
  int size = 0;  // modules on a side
  std::vector<bool> dark = {};
  bool is_dark(int row, int column) const {
    return dark[static_cast<std::size_t>(row * size + column)];
  }
};
// The smallest that holds the bytes and can be read with a seventh of it lost; nothing for no
// bytes, or for more than a code can hold.
std::optional<QrCode> qr_code(std::string_view bytes);

}  // namespace wellmet::web
