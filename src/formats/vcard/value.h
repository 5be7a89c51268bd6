#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/vcard/card.h"

// Reading and changing the values of a card's properties. Names compare without case.
// All text in and out is UTF-8; encodings (quoted-printable, charsets of 2.1) are undone on
// reading.
namespace wellmet::vcard {

bool is(const Property&, std::string_view name);
const Property* first(const Card&, std::string_view name);  // nullptr when there is none
std::vector<const Property*> all(const Card&, std::string_view name);

// The value as one text, escapes undone.
std::string text_of(const Property&, Version);
// A structured value (N, ADR, ORG): components between ';', each with its parts between ','.
std::vector<std::vector<std::string>> components_of(const Property&, Version);
// One component joined back to a text: component_of(n, v, 1) is the given name. "" when absent.
std::string component_of(const Property&, Version, std::size_t index);
// All of them, in one reading.
std::vector<std::string> component_texts_of(const Property&, Version);
// A list value (NICKNAME, CATEGORIES): the parts between ','.
std::vector<std::string> list_of(const Property&, Version);

// Whether the value is bytes rather than text: base64, or a "data:" address.
bool is_binary(const Property&);

const Parameter* parameter(const Property&, std::string_view name);
// All TYPE values, lower case, 2.1's bare words included ("HOME;VOICE" -> home, voice).
std::vector<std::string> types_of(const Property&);
// Apple's label of an item group: the X-ABLabel with the same group, _$!<…>!$_ taken off.
std::string label_of(const Card&, const Property&);

// Appends a property with this text, escaped for the card's version; returns it for parameters.
Property& add_text(Card&, std::string_view name, std::string_view text);
Property& add_components(Card&, std::string_view name, const std::vector<std::string>& components);
Property& add_list(Card&, std::string_view name, const std::vector<std::string>& parts);
void add_parameter(Property&, std::string_view name, std::string_view value);
// Changes the value and nothing else; 2.1's quoted-printable marks follow the new value's needs.
void set_text(Property&, Version, std::string_view text);
void set_components(Property&, Version, const std::vector<std::string>& components);
// Changes the first property of that name, or appends it; empty text removes it.
void put_text(Card&, std::string_view name, std::string_view text);
void put_components(Card&, std::string_view name, const std::vector<std::string>& components);
void remove(Card&, std::string_view name);

// The name of a group that no property is in: "item1", "item2" …
std::string free_group(const Card&);
// Removes one property, and its label (X-ABLabel) where that labels nothing else.
void remove_with_label(Card&, std::size_t place);
// The first property of that name so.
void remove_first(Card&, std::string_view name);

// A new card with VERSION and nothing else.
Card new_card(Version = Version::v4_0);

}  // namespace wellmet::vcard
