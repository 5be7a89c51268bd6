#include "formats/vcard/photo.h"

#include <algorithm>

#include "base/bytes/base64.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

bool holds_bytes(const Property& p) { return is(p, "PHOTO") && is_binary(p); }

// "data:image/jpeg;base64,…" (RFC 2397); some programs of 3.0 escape the comma.
std::optional<Bytes> bytes_of_address(std::string_view address) {
  constexpr std::string_view mark = ";base64";
  constexpr std::size_t longest_head = 200;
  const std::size_t at = to_lower_ascii(address.substr(0, longest_head)).find(mark);
  if (at == std::string::npos) return std::nullopt;
  address.remove_prefix(at + mark.size());
  if (address.starts_with('\\')) address.remove_prefix(1);
  if (!address.starts_with(',')) return std::nullopt;
  return from_base64(address.substr(1));
}

std::optional<Bytes> bytes_of(const Property& p) {
  if (equal_ignoring_ascii_case(std::string_view(p.value).substr(0, 5), "data:"))
    return bytes_of_address(p.value);
  return from_base64(p.value);
}

}  // namespace

std::optional<Bytes> inline_photo(const Card& card) {
  for (const Property& p : card.properties) {
    if (!holds_bytes(p)) continue;
    auto bytes = bytes_of(p);
    if (bytes && !bytes->empty()) return bytes;
  }
  return std::nullopt;
}

void put_inline_photo(Card& card, const Bytes& jpeg) {
  auto place = std::ranges::find_if(card.properties, holds_bytes);
  if (place == card.properties.end()) {
    const auto other =
        std::ranges::find_if(card.properties, [](const Property& p) { return is(p, "PHOTO"); });
    place = card.properties.insert(other, Property{.name = "PHOTO"});
  }
  place->parameters.clear();
  if (card.version == Version::v4_0) {
    place->value = "data:image/jpeg;base64," + base64(jpeg);
    return;
  }
  add_parameter(*place, "ENCODING", card.version == Version::v3_0 ? "b" : "BASE64");
  add_parameter(*place, "TYPE", "JPEG");
  place->value = base64(jpeg);
}

bool remove_inline_photo(Card& card) { return std::erase_if(card.properties, holds_bytes) > 0; }

}  // namespace wellmet::vcard
