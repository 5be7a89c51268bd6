// QR codes by libqrencode, which this file alone includes (decision 53).
#include "web/parts/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace wellmet::web {

std::optional<QrCode> qr_code(std::string_view bytes) {
  constexpr int smallest_version = 0;  // as small as possible
  // The highest of version 40 at this level; libqrencode takes an int.
  constexpr std::size_t most_bytes = 2331;
  if (bytes.empty() || bytes.size() > most_bytes) return std::nullopt;
  const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
      QRcode_encodeData(static_cast<int>(bytes.size()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), smallest_version,
                        QR_ECLEVEL_M),
      QRcode_free);
  if (!made) return std::nullopt;
  QrCode code{.size = made->width};
  const int modules = made->width * made->width;
  code.dark.reserve(static_cast<std::size_t>(modules));
  // Of each byte the lowest bit is the colour; the others say what the module is for.
  for (int i = 0; i < modules; ++i) code.dark.push_back((made->data[i] & 1) != 0);
  return code;
}

}  // namespace wellmet::web
