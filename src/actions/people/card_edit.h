#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "formats/vcard/card.h"

// Changes to the values of a card as a person thinks of them. Each touches the one property that
// holds the value and leaves all others as they were written.
namespace wellmet::actions {

// N from a name of one piece: the last word is taken as the family name, as most address books do.
// Names of one word, and names written family first without a space, stay whole.
std::vector<std::string> name_components(const std::string& name);
// FN and, since both say the same, the family and given names of N.
void put_name(vcard::Card&, const std::string& name);

// An empty date removes it; spelled as the card's version wants it.
void put_birthday(vcard::Card&, const PartialDate&);
// ORG: departments of another house go.
void put_organisation(vcard::Card&, const std::string& organisation);
// Of the first address, which goes when nothing is left of it; the places of ADR (RFC 6350 6.3.1).
enum class AddressPart { street = 2, city = 3, region = 4, postcode = 5, country = 6 };
void put_address_part(vcard::Card&, AddressPart, const std::string&);
// A field of one's own, as an X- property that address books hand on: "Shoe size" is X-SHOE-SIZE. A
// label that this loses is kept beside it, as Apple writes labels; where another field has the name
// already, "X-SHOE-SIZE-2". An empty value takes it away.
// Throws invalid for a label without a letter, or one that programs use for themselves.
void put_field(vcard::Card&, const std::string& label, const std::string& value);
void put_pronouns(vcard::Card&, const std::string& pronouns);

// False when the card has the value already (phones compare by their digits, e-mails without case).
bool add_value(vcard::Card&, std::string_view property, const std::string& value);
// False when it has no such value. A label that belonged to it alone goes too.
bool remove_value(vcard::Card&, std::string_view property, const std::string& value);
bool add_nickname(vcard::Card&, const std::string& nickname);
bool remove_nickname(vcard::Card&, const std::string& nickname);

}  // namespace wellmet::actions
