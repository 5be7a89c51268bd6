// man(7) roff from the list of commands, so that the page cannot say anything that the program does
// not know.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/shell/help.h"

namespace wellmet::cli {
namespace {

// Backslashes, and a dot or quote that begins a line, mean something to roff.
std::string roff(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool line_begins = i == 0 || text[i - 1] == '\n';
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else if (c == '\n') {
      out += "\n.PP\n";
    } else {
      out += c;
    }
  }
  return out;
}

std::string parameter_entry(const Parameter& parameter) {
  std::string head = fmt::format("\\fB{}\\fR", roff(parameter.name));
  if (parameter.name[0] != '-') head = fmt::format("\\fI{}\\fR", roff(parameter.name));
  if (parameter.name[0] == '-' && parameter.takes != Takes::flag)
    head += fmt::format(" \\fI{}\\fR", roff(parameter.value_word));
  std::string help = roff(parameter.help);
  if (!parameter.choices.empty()) help += " (" + roff(join(parameter.choices, ", ")) + ")";
  return fmt::format(".TP\n{}\n{}\n", head, help);
}

std::string command_section(const Command& command) {
  std::string text = fmt::format(".SS \"wellmet {}\"\n{}.\n.PP\n{}\n", roff(command.name),
                                 roff(command.help), roff(usage_line(command)));
  if (*command.more) text += fmt::format(".PP\n{}\n", roff(command.more));
  for (const Parameter& parameter : command.parameters) text += parameter_entry(parameter);
  text += ".PP\nExamples:\n.nf\n";
  for (const char* example : command.examples) text += fmt::format(".RS\n{}\n.RE\n", roff(example));
  return text + ".fi\n";
}

constexpr std::string_view closing = R"(.SH OPTIONS OF EVERY COMMAND
.TP
\fB\-\-json\fR
Answer as JSON.
.TP
\fB\-\-store\fR \fIPATH\fR
The store: a file, or postgresql://… for a server.
.TP
\fB\-\-today\fR \fIDATE\fR
Take this day for today (2026\-03\-05).
.TP
\fB\-\-help\fR
Help with examples.
.SH FILES
.TP
\fI$XDG_DATA_HOME/wellmet/wellmet.db\fR
The store, usually ~/.local/share/wellmet/wellmet.db.
.SH ENVIRONMENT
.TP
\fBWELLMET_STORE\fR
The store, when \-\-store is not given.
.TP
\fBWELLMET_TODAY\fR
The day to take for today.
.TP
\fBTZ\fR
Your time zone, when none is set with "wellmet me set \-\-zone".
A name such as Europe/Lisbon, or a POSIX form that says the same as one (EST5EDT, UTC\-3).
One that this system does not know is passed over with a warning.
.TP
\fBNO_COLOR\fR
No colours.
.SH EXIT STATUS
0 done; 1 not found or refused; 2 wrong usage.
)";

}  // namespace

std::string man_page() {
  std::string page = fmt::format(
      ".TH WELLMET 1 \"\" \"wellmet {}\" \"User Commands\"\n"
      ".SH NAME\nwellmet \\- keeps professional friendships alive\n"
      ".SH SYNOPSIS\n.B wellmet\n[\\fICOMMAND\\fR] [\\fIARGUMENTS\\fR]\n"
      ".SH DESCRIPTION\n"
      "Wellmet remembers whom you met, when, where and why, what they care about and what you "
      "promised them, and tells you each day the few people to turn to. Without a command it shows "
      "today's list.\n",
      program_version());
  std::string group;
  for (const Command* command : commands()) {
    if (group != command->group) {
      group = command->group;
      std::string heading = group;
      for (char& c : heading) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
      }
      page += fmt::format(".SH {}\n", heading);
    }
    page += command_section(*command);
  }
  return page + std::string(closing);
}

}  // namespace wellmet::cli
