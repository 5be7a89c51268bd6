#pragma once
#include <string>

#include "actions/introductions/introductions.h"
#include "cli/shell/command.h"
#include "formats/json.h"

// What the commands on introductions share.
namespace wellmet::cli {

Parameter which_introduction();
// By its number, "3" or "#3". Throws usage.
IntroductionId introduction_given(const Arguments&);

// What is so, and what comes next, for display: "Maya said yes; Priya hasn’t been asked yet".
std::string state_of(const actions::NamedIntroduction&);
std::string next_of(const actions::NamedIntroduction&);  // "" when it is over
// "Not on today’s list until Fri 11 Dec."; "" where it isn't put off.
std::string rest_of(Session&, const actions::NamedIntroduction&);
Json json_of(const actions::NamedIntroduction&);
// The answer of each command that changes one.
int answer(Session&, const actions::NamedIntroduction&);

}  // namespace wellmet::cli
