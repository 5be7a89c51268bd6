#pragma once
#include <string>

#include "actions/story/log.h"
#include "cli/shell/command.h"

namespace wellmet::cli {

// Of a line that leaves open whether you were in touch `yes` says so.
enum class Happened { as_read, yes };
actions::LogReading read_line(App&, const std::string& line, LocalDate day, Happened);
// The line, written on `day`, with whom it means. Asks about names that are not one person yet, and
// throws where nobody can be asked; with `add` those unknown are added unasked. Writes nothing.
enum class Add { no, yes };
// Where it is open whether you were in touch, who can be asked is.
actions::LineToLog settle_line(Session&, const std::string& line, LocalDate day, Add, Happened);
// The question about a mention that is open.
std::string question_about(Session&, const actions::LogReading&, std::size_t mention);

}  // namespace wellmet::cli
