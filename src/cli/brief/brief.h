#pragma once
#include "actions/brief/brief.h"
#include "cli/shell/command.h"
#include "formats/json.h"

namespace wellmet::cli {

void print_brief(Session&, const actions::Brief&);
Json json_of(const actions::Brief&);

}  // namespace wellmet::cli
