#pragma once
#include <optional>
#include <string>

#include "base/text.h"
#include "formats/vcard/card.h"

// The picture that a card carries within itself. An address of one elsewhere is none, and stays.
namespace wellmet::vcard {

// The bytes of the first PHOTO that holds any, whatever they are.
std::optional<Bytes> inline_photo(const Card&);
// Puts a JPEG in the place of the first PHOTO that holds bytes, else before all others, spelled as
// the card's version wants it (2.1 and 3.0: ENCODING; 4.0: a data: address, RFC 6350
// section 6.2.4).
void put_inline_photo(Card&, const Bytes& jpeg);
// Takes away each PHOTO that holds bytes; false when there is none.
bool remove_inline_photo(Card&);

}  // namespace wellmet::vcard
