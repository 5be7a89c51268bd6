#pragma once
#include <vector>

#include "actions/people/edit_person.h"
#include "cli/shell/command.h"

// What `person edit` and `me set` have in common.
namespace wellmet::cli {

actions::PersonEdit card_edit_given(Session&,
                                    const Arguments&);  // name, addresses, birthday, company …
std::vector<Parameter> card_parameters();

}  // namespace wellmet::cli
