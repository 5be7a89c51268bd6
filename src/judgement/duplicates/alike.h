#pragma once
#include <string_view>

namespace wellmet {

// How alike two strings of bytes are, 0 to 1, by Jaro's measure with Winkler's bonus of .1 for each
// of up to four equal first letters when the measure is above .7.
double jaro_winkler(std::string_view, std::string_view);
// The same, when only likeness from `least` on is of interest: what is surely less may answer 0,
// which it does in a fraction of the time.
double jaro_winkler_from(double least, std::string_view, std::string_view);
// True when one insertion, deletion, substitution or swap of neighbours, or none, makes them equal.
bool at_most_one_edit(std::string_view, std::string_view);

}  // namespace wellmet
