#pragma once
#include <vector>

#include "cli/shell/command.h"

// Several people at once, for commands that do the same to each.
namespace wellmet::cli {

// By WHO: a name or number; numbers one after another, also before or behind a name; names with
// commas between them, or each in quotes; and by
// --matching: everyone whom its filters let pass, as `wellmet search` has them. In the order given,
// no one twice. Throws usage when nobody is named, not_found when --matching fits no one.
std::vector<PersonId> people_given(Session&, const Arguments&);

// WHO and --matching.
std::vector<Parameter> parameters_for_people();

}  // namespace wellmet::cli
