#pragma once
#include <optional>

#include "actions/brief/brief.h"
#include "actions/brief/questions.h"
#include "cli/shell/command.h"
#include "formats/json.h"

namespace wellmet::cli {

void print_brief(Session&, const actions::Brief&);
Json json_of(const actions::Brief&);

// --situation, where it is given; and as a parameter.
std::optional<Situation> situation_given(const Arguments&);
Parameter situation_parameter(const char* help);
// A question that was asked, with its answer.
void print_asked(Session&, const actions::AskedAndTold&);

}  // namespace wellmet::cli
