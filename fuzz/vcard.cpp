// The card reader on any bytes: it never throws; what it read is read again the same after being
// written; each card becomes a card of every version, which is read again the same too.
// Seeds: tests/formats/vcard/corpus tests/formats/vcard/convert
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/vcard/parse.h"
#include "formats/vcard/write.h"
#include "model/card.h"

namespace vcard = wellmet::vcard;

namespace {

vcard::Limits small_limits() {
  vcard::Limits limits;
  limits.line_bytes = 1 << 16;
  limits.card_bytes = 1 << 18;
  limits.parameters_per_property = 20;  // another version may need a few more
  return limits;
}

void check_reads_back(const vcard::Card& card) {
  const std::string written = vcard::write(card);
  const vcard::Parsed parsed = vcard::parse(written);
  if (parsed.cards.size() != 1 || parsed.cards[0] != card) std::abort();
  if (vcard::write(parsed.cards[0]) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const vcard::Card& card : vcard::parse(bytes, small_limits()).cards) {
    check_reads_back(card);
    wellmet::index_card(card);
    for (vcard::Version version :
         {vcard::Version::v2_1, vcard::Version::v3_0, vcard::Version::v4_0}) {
      check_reads_back(vcard::convert(card, version));
    }
  }
  return 0;
}
