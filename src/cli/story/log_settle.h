#pragma once
#include <string>

#include "actions/story/log.h"
#include "cli/shell/command.h"

namespace wellmet::cli {

// What to do with names that are not one person yet: ask (or end with an error where nobody can be
// asked), add those unknown unasked, or leave them open.
struct Settling {
  bool add = false;
  bool leave_open = false;
};
// Reads the line, written on `today`, until every mention is one person, as far as told.
actions::LogReading read_and_settle(Session&, const std::string& line, LocalDate today,
                                    const Settling&);
// The question about a mention that is open.
std::string question_about(Session&, const actions::LogReading&, std::size_t mention);

}  // namespace wellmet::cli
