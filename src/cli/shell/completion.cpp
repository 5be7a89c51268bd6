// Completion scripts for three shells from the list of commands.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/help.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

constexpr std::string_view options_of_all = "--json --store --today --help";

// First word -> second words ("person" -> add, list, show); none for a command of one word.
std::map<std::string, std::vector<std::string>> words_of_commands() {
  std::map<std::string, std::vector<std::string>> words;
  for (const Command* command : commands()) {
    const std::vector<std::string> parts = split(command->name, ' ');
    std::vector<std::string>& second = words[parts[0]];
    if (parts.size() > 1) second.push_back(parts[1]);
  }
  return words;
}

std::string options_of(const Command& command) {
  std::string options;
  for (const Parameter& parameter : command.parameters) {
    if (parameter.name[0] == '-') options += std::string(parameter.name) + " ";
  }
  return options + std::string(options_of_all);
}

// For a command that takes somebody's name before any option: how to list the names that the shell
// offers there, "" for others.
std::string_view options_of_names(const Command& command) {
  if (command.parameters.empty()) return "";
  const Parameter& first = command.parameters[0];
  if (std::string_view(first.name) != "WHO") return "";
  return first.in_trash ? "--names --removed" : "--names";
}

std::string first_words() {
  std::vector<std::string> first;
  for (const auto& [word, second] : words_of_commands()) first.push_back(word);
  return join(first, " ");
}

// bash and zsh (by bashcompinit) share one function.
std::string bash_script() {
  std::string cases, second_cases;
  for (const Command* command : commands())
    cases += fmt::format("    '{}') words='{}' who='{}' ;;\n", command->name, options_of(*command),
                         options_of_names(*command));
  for (const auto& [word, second] : words_of_commands()) {
    if (!second.empty())
      second_cases += fmt::format("    '{}') words='{}' ;;\n", word, join(second, " "));
  }
  return fmt::format(R"(# Completion of wellmet for bash.
_wellmet() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" first="${{COMP_WORDS[1]:-}}" second="${{COMP_WORDS[2]:-}}" words='' who='' name
  if [ "$COMP_CWORD" -le 1 ]; then
    COMPREPLY=($(compgen -W '{0} help {1}' -- "$current"))
    return
  fi
  if [ "$COMP_CWORD" -eq 2 ]; then
    case "$first" in
{2}    esac
    if [ -n "$words" ]; then
      COMPREPLY=($(compgen -W "$words" -- "$current"))
      return
    fi
  fi
  words='{1}'
  case "$first" in
{3}  esac
  case "$first $second" in
{3}  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  elif [ -n "$who" ]; then
    # Both without quotes, as the word may be typed in some, and in small letters (-l).
    local -l typed="$current" small
    typed="${{typed//[\\\"\']/}}"
    # Read line by line: compgen -W would run what a name may hold.
    COMPREPLY=()
    while IFS= read -r name; do
      small="${{name//[\\\"\']/}}"
      [[ "$small" == "$typed"* ]] && COMPREPLY+=("$name")
    done < <(eval "wellmet person list $who" 2>/dev/null)
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}}
complete -o filenames -F _wellmet wellmet
)",
                     first_words(), options_of_all, second_cases, cases);
}

std::string zsh_script() {
  return "#compdef wellmet\n# Completion of wellmet for zsh, by way of bash's.\n"
         "autoload -U +X bashcompinit && bashcompinit\n" +
         bash_script();
}

std::string quoted_for_fish(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string fish_script() {
  std::string script = "# Completion of wellmet for fish.\n";
  for (const auto& [word, second] : words_of_commands())
    script += fmt::format("complete -c wellmet -n __fish_use_subcommand -f -a {}\n", word);
  for (const Command* command : commands()) {
    const std::vector<std::string> parts = split(command->name, ' ');
    std::string condition = fmt::format("__fish_seen_subcommand_from {}", parts[0]);
    if (parts.size() > 1) {
      script += fmt::format("complete -c wellmet -n '{}' -f -a {} -d '{}'\n", condition, parts[1],
                            quoted_for_fish(command->help));
      condition += fmt::format("; and __fish_seen_subcommand_from {}", parts[1]);
    }
    if (const std::string_view names = options_of_names(*command); !names.empty())
      script +=
          fmt::format("complete -c wellmet -n '{}' -f -a '(wellmet person list {} 2>/dev/null)'\n",
                      condition, names);
    for (const Parameter& parameter : command->parameters) {
      if (parameter.name[0] != '-') continue;
      script += fmt::format("complete -c wellmet -n '{}' -l {}{} -d '{}'\n", condition,
                            parameter.name + 2, parameter.takes == Takes::flag ? "" : " -r",
                            quoted_for_fish(parameter.help));
    }
  }
  return script;
}

int print_completion(const Arguments& args, Session& session) {
  session.out << completion_script(args.text("SHELL"));
  return 0;
}

int print_man_page(const Arguments&, Session& session) {
  session.out << man_page();
  return 0;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") return zsh_script();
  if (shell == "fish") return fish_script();
  throw Error(ErrorKind::usage,
              fmt::format("There is no completion for \"{}\": bash, zsh or fish.", shell));
}

extern const Command completion, man;

const Command completion{
    .name = "completion",
    .group = "Care",
    .help = "print the completion script of a shell",
    .examples = {"wellmet completion bash > ~/.local/share/bash-completion/completions/wellmet",
                 "wellmet completion fish > ~/.config/fish/completions/wellmet.fish"},
    .parameters = {{.name = "SHELL",
                    .help = "the shell",
                    .required = true,
                    .choices = {"bash", "zsh", "fish"}}},
    .run = print_completion,
    .begins_store = true,
};

const Command man{
    .name = "man",
    .group = "Care",
    .help = "print the manual page, in roff",
    .examples = {"wellmet man > wellmet.1", "wellmet man | man -l -"},
    .parameters = {},
    .run = print_man_page,
    .begins_store = true,
};

}  // namespace wellmet::cli
