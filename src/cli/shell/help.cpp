#include "cli/shell/help.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/output.h"
#include "language/tokens.h"

namespace wellmet::cli {
namespace {

constexpr int option_column = 28;

bool positional(const Parameter& parameter) { return parameter.name[0] != '-'; }

std::string shown(const Parameter& parameter) {
  const std::string word = positional(parameter) ? parameter.name
                           : parameter.takes == Takes::flag
                               ? std::string(parameter.name)
                               : fmt::format("{} {}", parameter.name, parameter.value_word);
  return parameter.takes == Takes::many ? word + "…" : word;
}

void print_parameters(const Command& command, Session& session) {
  for (const Parameter& parameter : command.parameters) {
    std::string help = parameter.help;
    if (!parameter.choices.empty()) help += fmt::format(" ({})", join(parameter.choices, ", "));
    say(session, "  " + pad(shown(parameter), option_column) + help);
  }
}

std::vector<const char*> groups() {
  std::vector<const char*> list;
  for (const Command* command : commands()) {
    const bool known = std::ranges::any_of(
        list, [&](const char* g) { return std::string_view(g) == command->group; });
    if (!known) list.push_back(command->group);
  }
  return list;
}

}  // namespace

std::string program_version() { return WELLMET_VERSION; }

std::string usage_line(const Command& command) {
  std::string line = fmt::format("usage: wellmet {}", command.name);
  for (const Parameter& parameter : command.parameters)
    line += parameter.required ? " " + shown(parameter) : " [" + shown(parameter) + "]";
  return line;
}

void print_help(const Command& command, Session& session) {
  say(session, bold(session, fmt::format("wellmet {}", command.name)) + ": " + command.help);
  say(session, "");
  print_wrapped(session, usage_line(command), 0);
  if (*command.more) {
    say(session, "");
    print_wrapped(session, command.more, 0);
  }
  say(session, "");
  print_parameters(command, session);
  say(session, "  " + pad("--json", option_column) + "answer as JSON");
  say(session, "  " + pad("--store PATH", option_column) + "the store to use");
  say(session, "");
  say(session, "Examples:");
  for (const char* example : command.examples) say(session, fmt::format("  {}", example));
}

void print_overview(Session& session) {
  say(session, bold(session, "wellmet") + ": keeps professional friendships alive.");
  say(session, "");
  say(session, "Begin:  wellmet import FILE…     import the people you have");
  say(session, "        wellmet log \"coffee with @Maya yesterday: her dog is well #dogs !thank\"");
  say(session, "        wellmet                  whom to turn to today, and why");
  for (const char* group : groups()) {
    say(session, "");
    say(session, bold(session, group));
    for (const Command* command : commands()) {
      if (std::string_view(command->group) == group)
        say(session, "  " + pad(command->name, 20) + command->help);
    }
  }
  say(session, "");
  say(session, "Every command: --help (with examples), --json, --store PATH, --today DATE.");
}

int print_help_for(const std::vector<std::string>& words, Session& session) {
  if (words.size() == 1) {
    print_overview(session);
    return 0;
  }
  const std::string name = join({words.begin() + 1, words.end()}, " ");
  if (const Command* command = command_named(name)) {
    print_help(*command, session);
    return 0;
  }
  if (print_group(name, session, true)) return 0;
  throw Error(ErrorKind::usage,
              fmt::format("There is no command \"{}\".{}", name, nearest_commands(name)));
}

bool print_group(std::string_view first_word, Session& session, bool asked_for) {
  std::string text;
  for (const Command* command : commands()) {
    if (std::string_view(command->name).starts_with(std::string(first_word) + " "))
      text += "  " + pad(command->name, 20) + command->help + "\n";
  }
  if (text.empty()) return false;
  if (!asked_for) session.err << "wellmet: \"" << first_word << "\" needs one more word:\n";
  (asked_for ? session.out : session.err) << text;
  return true;
}

namespace {

// Whether one is the other with a letter more, less, changed, or with two swapped; of long words
// two such slips.
bool is_slip_of(std::string_view typed, std::string_view meant) {
  constexpr std::size_t long_word = 6;
  const int apart = language::edits_apart(typed, meant);
  return apart == 1 || (apart == 2 && meant.size() >= long_word);
}

// For "persn list" the whole "person list", for "person lsit" too; for "serach" "search".
std::vector<std::string> commands_one_slip_from(std::string_view words) {
  std::vector<std::string> near;
  const std::vector<std::string> typed = split(words, ' ');
  for (const Command* command : commands()) {
    const std::vector<std::string> name = split(command->name, ' ');
    const bool fits = name.size() == typed.size() &&
                      std::ranges::equal(typed, name, [](const auto& t, const auto& n) {
                        return t == n || is_slip_of(t, n);
                      });
    if (fits) near.emplace_back(command->name);
  }
  return near;
}

}  // namespace

namespace {

// What other programs call it.
constexpr std::pair<std::string_view, std::string_view> other_words[] = {
    {"add", "person add"},
    {"new", "person add"},
    {"create", "person add"},
    {"show", "person show"},
    {"view", "person show"},
    {"edit", "person edit"},
    {"delete", "person remove"},
    {"remove", "person remove"},
    {"rm", "person remove"},
    {"list", "person list"},
    {"ls", "person list"},
    {"people", "person list"},
    {"contacts", "person list"},
    {"friends", "person list"},
    {"find", "search"},
    {"birthday", "dates"},
    {"birthdays", "dates"},
    {"calendar", "dates"},
    {"upcoming", "dates"},
    {"remind", "followup add"},
    {"reminder", "followup add"},
    {"task", "followup add"},
    {"todo", "followup list"},
    {"merge", "person merge"},
    {"split", "person split"},
    {"gift", "note add --kind gift"},
    {"config", "settings"},
    {"preferences", "settings"},
    {"statistics", "stats"},
    {"insights", "stats"},
    {"web", "serve"},
};

}  // namespace

std::string nearest_options(const Command& command, std::string_view option) {
  std::vector<std::string> near;
  for (const Parameter& parameter : command.parameters) {
    const std::string_view name = parameter.name;
    const bool longer = option.size() > 4 && name.starts_with(option);
    if (name.starts_with("--") && (is_slip_of(option, name) || longer)) near.emplace_back(name);
  }
  return near.empty() ? "" : fmt::format(" Did you mean {}?", join(near, " or "));
}

std::string nearest_commands(std::string_view word) {
  for (const auto& [other, ours] : other_words)
    if (word == other) return fmt::format(" Did you mean {}?", ours);
  if (word == "redo")
    return " To redo something, undo its undo: `wellmet undo N` with its "
           "number, which `wellmet history` shows.";
  std::vector<std::string> near = commands_one_slip_from(word);
  if (!near.empty()) return fmt::format(" Did you mean {}?", join(near, " or "));
  if (word.find(' ') != std::string_view::npos) return "";
  for (const Command* command : commands()) {
    const std::string_view name = command->name;
    const std::size_t same =
        static_cast<std::size_t>(std::ranges::mismatch(name, word).in1 - name.begin());
    if (same >= 2 || (word.size() > 3 && name.find(word) != std::string_view::npos))
      near.emplace_back(name);
  }
  if (near.empty()) return "";
  if (near.size() > 4) near.resize(4);
  return fmt::format(" Did you mean {}?", join(near, ", "));
}

}  // namespace wellmet::cli
