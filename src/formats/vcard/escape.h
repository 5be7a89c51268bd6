#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "formats/vcard/card.h"

// Escapes of values: "\n", "\,", "\;", "\\" (RFC 6350 3.4), and what a property's name says of its
// value.
namespace wellmet::vcard {

enum class Shape { text, list, components, uri };

// How the value of this property is built: ORG of components, NICKNAME a list, URL an address whose
// commas and semicolons are not escaped.
Shape shape_of(const Property&);

// Left to right; an escape that nobody knows stays as it is. In quoted-printable "\n" is no new
// line: that has a better way to write one, and "C:\new" occurs.
enum class NewLines { escaped, plain };
std::string unescape(std::string_view, NewLines = NewLines::escaped);
std::string escape(std::string_view text, Shape);

// The parts between separators that no backslash escapes, still escaped.
std::vector<std::string_view> split_unescaped(std::string_view raw, char separator);

}  // namespace wellmet::vcard
