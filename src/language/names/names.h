#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "language/log/log_line.h"
#include "language/names/who.h"

namespace wellmet::language {

// Those who have the folded word among the words of their name or nicknames, or as their initials;
// whole words only. Asked once for each word of a line that may be a name, so it must be a look-up
// in an index.
using PeopleCalled = std::function<std::vector<KnownPerson>(const std::string& folded_word)>;

// The mentions of a line, with signs and without. A known person is found by any whole word of the
// name; words that are other things too ("may", "will", "park") only where the grammar asks for a
// person. Somebody unknown is found by a capital where only a person can stand: "met Odile
// Marchetti", "with her partner Piet". Nothing is read inside addresses and hashtags.
std::vector<Mention> find_mentions(std::string_view line, const PeopleCalled&);

}  // namespace wellmet::language
