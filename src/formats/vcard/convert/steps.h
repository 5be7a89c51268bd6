#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/vcard/card.h"

// One step between neighbouring versions each; convert() chains them. VERSION is set by convert().
namespace wellmet::vcard {

Card from_2_1_to_3_0(const Card&);
Card from_3_0_to_2_1(const Card&);
Card from_3_0_to_4_0(const Card&);
Card from_4_0_to_3_0(const Card&);

// --- parameters ---

void set_parameter(Property&, std::string_view name, std::vector<std::string> values);
void remove_parameter(Property&, std::string_view name);
// Takes the TYPE value out; whether it was there.
bool take_type(Property&, std::string_view word);
void add_type(Property&, std::string_view word);
bool says_value(const Property&, std::string_view kind);  // VALUE=kind
bool is_any_of(const Property&, std::initializer_list<std::string_view> names);

// --- dates: 1985-04-12 of 3.0, 19850412 of 4.0 ---

// Nothing when it is no full date, with or without a time, in the other spelling.
std::optional<std::string> date_with_dashes(std::string_view);
std::optional<std::string> date_without_dashes(std::string_view);
bool is_full_date(std::string_view);  // in either spelling, with or without a time
void date_to_4_0(Property&);          // BDAY, ANNIVERSARY
void date_to_3_0(Property&);          // becomes an X- property when 3.0 has no word for the date

// --- pictures, sounds and keys: ENCODING=b;TYPE=JPEG of 3.0, data:image/jpeg;base64, of 4.0 ---

bool holds_media(const Property&);
void media_to_4_0(Property&);
void media_to_3_0(Property&);

}  // namespace wellmet::vcard
