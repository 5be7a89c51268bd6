#pragma once
#include <cstddef>
#include <string_view>

#include "formats/vcard/card.h"

namespace wellmet::vcard {

// Group, name and parameters of a whole line, quickly; where the value begins. 0, and nothing that
// counts, when the line is not plain ASCII without quotes up to its colon, or has more than `most`
// parameters.
std::size_t read_plain_header(std::string_view line, std::size_t most, Property&);

// Where the value begins: after the first colon that no pair of quotes holds. npos: there is none.
std::size_t value_start(std::string_view line);

// Group, name and parameters of "item1.TEL;TYPE=home"; `most` parameters are read, the rest is
// dropped and false returned.
bool read_header(std::string_view header, std::size_t most, Property&);

// Spells the parameter afresh from its name and values; it then says what a reader makes of that.
void respell(Parameter&);
// A quote that nobody closed (a stray `TYPE="CELL`) would close in another value: the quotes of
// such a property are spelled afresh.
void close_open_quotes(Property&);

}  // namespace wellmet::vcard
