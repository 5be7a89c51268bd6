#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/shell/command.h"

namespace wellmet::cli {

std::string program_version();
// "usage: wellmet person add NAME [--met TEXT] …"
std::string usage_line(const Command&);
void print_help(const Command&, Session&);
void print_overview(Session&);  // all commands by group, and how to begin
// "wellmet help", "wellmet help person add".
int print_help_for(const std::vector<std::string>& words, Session&);
// The commands that begin with this word ("person"): to `out` when asked for, else to `err`. False
// when there are none.
bool print_group(std::string_view first_word, Session&, bool asked_for);
// " Did you mean: …?" or "".
std::string nearest_commands(std::string_view word);
// The same among the options of a command: " Did you mean --limit?"
std::string nearest_options(const Command&, std::string_view option);

// One description for every document: roff for man(1), completion scripts.
std::string man_page();
std::string completion_script(std::string_view shell);  // bash, zsh, fish

}  // namespace wellmet::cli
