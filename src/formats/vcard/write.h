#pragma once
#include <string>

#include "formats/vcard/card.h"

namespace wellmet::vcard {

// BEGIN to END, CRLF, lines folded at 75 octets and never inside a character (RFC 6350 3.2; for 2.1
// only quoted-printable soft breaks and folds at white space). parse(write(c)) == c.
std::string write(const Card&);
// Makes of the property what it will be once it was written: ends of lines that came from a
// parameter or an encoding are spelled out, and it does not read as a card's beginning or end.
void settle(Property&);

// The card in another version (RFC 6350 appendix A and what phones do): VERSION, escapes,
// encodings, parameter spellings and date forms follow; what the version has no word for stays as
// an X- property that convert() back turns into what it was.
Card convert(const Card&, Version);

}  // namespace wellmet::vcard
