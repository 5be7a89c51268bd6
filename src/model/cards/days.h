#pragma once
#include <string>

#include "base/date.h"
#include "formats/vcard/card.h"

// The days on a card: BDAY, ANNIVERSARY, DEATHDATE, and what programs call them.
namespace wellmet {

enum class CardDay { none, birthday, death, anniversary, other };
CardDay day_said_by(const vcard::Property&);

// As precisely as the card says it, in whatever form: ISO, 21.11.1985, "21 November 1985", a time
// run on. Parts of zeros are unknown, and so is Apple's year 1604. What cannot be read, or can be
// read two ways, is in `text`.
PartialDate day_on_card(const vcard::Card&, const vcard::Property&);
PartialDate day_on_card(std::string_view text);

// Whether the first says all that the second says: 12 April 1985 that of 12 April.
bool tells_as_much(const PartialDate&, const PartialDate& as);

}  // namespace wellmet
