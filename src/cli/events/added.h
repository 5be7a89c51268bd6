#pragma once
#include <string>

#include "actions/people/people.h"
#include "cli/shell/command.h"
#include "formats/json.h"

// Somebody who has just become a person, as `person add` tells it.
namespace wellmet::cli {

Json json_of_added(const actions::AddedPerson&, const std::string& name);
void say_added(Session&, const actions::AddedPerson&, const std::string& name);

}  // namespace wellmet::cli
