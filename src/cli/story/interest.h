#pragma once
#include <vector>

#include "base/id.h"
#include "cli/shell/command.h"

// The commands on interests, for others and for oneself (`interest …`, `me interest …`).
namespace wellmet::cli {

int add_interests(Session&, const Arguments&, PersonId);
int remove_interests(Session&, const Arguments&, PersonId);
int list_interests(Session&, PersonId);
std::vector<Parameter> interest_parameters();  // INTEREST and the options

}  // namespace wellmet::cli
