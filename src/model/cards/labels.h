#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "formats/vcard/card.h"

// What the values of a card are called, evened out over the dialects.
namespace wellmet {

bool is_one_of(const vcard::Property&, std::initializer_list<std::string_view> names);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);

// Trimmed, in NFC.
std::string clean(std::string_view);
// Without the marks of writing direction that Google wraps numbers in.
std::string without_marks(std::string_view);

// Apple's label of an item group; its own words in lower case, a person's as they wrote it.
std::string own_label(const vcard::Card&, const vcard::Property&);
// "work", "mobile", "work fax", else a label of one's own, from wherever a program keeps it.
std::string label(const vcard::Card&, const vcard::Property&);
// "twitter" of X-SOCIALPROFILE, "telegram" of IMPP;X-SERVICE-TYPE, "skype" of X-SKYPE.
std::string service_label(const vcard::Card&, const vcard::Property&);

}  // namespace wellmet
