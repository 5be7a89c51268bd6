// From words to a command: finds it in the list, reads its parameters with CLI11 (the one file that
// knows that library), opens nothing that the command does not ask for.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "actions/broken_off.h"
#include "actions/history/catch_up.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/help.h"
#include "cli/shell/home_zone.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"
#include "store/access/opening.h"
#include "store/access/settings.h"
#include "store/db/tx.h"
#include "store/files/photo_files.h"
#include "store/files/store_file.h"

namespace wellmet::cli {
namespace {

// Options that every command takes, read before the command is known.
struct Everywhere {
  std::vector<std::string> rest;
  bool help = false;
  bool version = false;
  bool names_store = false;
};

std::string value_after(const std::vector<std::string>& words, std::size_t& i,
                        std::string_view option) {
  const std::string& word = words[i];
  if (word.size() > option.size()) return word.substr(option.size() + 1);
  if (i + 1 == words.size())
    throw Error(ErrorKind::usage, fmt::format("{} needs a value after it.", option));
  return words[++i];
}

bool is_option(std::string_view word, std::string_view option) {
  return word == option || (word.starts_with(option) && word[option.size()] == '=');
}

LocalDate day_given(std::string_view text) {
  const auto day = parse_iso_date(text);
  if (!day)
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" isn’t a date I know. Write it as 2026-03-05.", text));
  constexpr int first_year = 1900, last_year = 2199;
  const int year = year_month_day(*day).year;
  if (year < first_year || year > last_year)
    throw Error(ErrorKind::usage,
                fmt::format("It can’t be {} today. Write a day such as 2026-03-05.", text));
  return *day;
}

Everywhere take_options_for_all(const std::vector<std::string>& words, Session& session) {
  Everywhere found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") {
      found.rest.insert(found.rest.end(), words.begin() + static_cast<std::ptrdiff_t>(i),
                        words.end());
      break;
    }
    if (word == "--json") {
      session.json = true;
    } else if (word == "--help" || word == "-h") {
      found.help = true;
    } else if (word == "--version") {
      found.version = true;
    } else if (is_option(word, "--store")) {
      session.store_path = value_after(words, i, "--store");
      session.store_is_named = true;
      found.names_store = true;
    } else if (is_option(word, "--today")) {
      session.today = day_given(value_after(words, i, "--today"));
    } else {
      found.rest.push_back(word);
    }
  }
  return found;
}

// The longest run of first words that names a command.
const Command* take_command(std::vector<std::string>& words) {
  if (words.empty()) return command_named("today");
  if (words.size() >= 2) {
    if (const Command* two = command_named(words[0] + " " + words[1])) {
      words.erase(words.begin(), words.begin() + 2);
      return two;
    }
  }
  if (const Command* one = command_named(words[0])) {
    words.erase(words.begin());
    return one;
  }
  if (words[0].starts_with("--")) return command_named("today");
  return nullptr;
}

void declare(CLI::App& parser, const Parameter& parameter, std::vector<std::string>& into) {
  if (parameter.takes == Takes::flag) {
    parser.add_flag_callback(parameter.name, [&into] { into.emplace_back("yes"); });
    return;
  }
  CLI::Option* option = parser.add_option(parameter.name, into);
  option->allow_extra_args(false);
  const bool positional = parameter.name[0] != '-';
  if (positional && parameter.takes == Takes::many) option->expected(-1)->allow_extra_args(true);
  if (positional && parameter.takes == Takes::value) option->expected(1);
  if (parameter.required) option->required();
  if (!parameter.choices.empty()) {
    option->check([&parameter](const std::string& given) {
      if (std::ranges::find(parameter.choices, given) != parameter.choices.end())
        return std::string();
      return fmt::format("\"{}\" is not one of: {}", given, join(parameter.choices, ", "));
    });
  }
}

// "There is no option --limt. Did you mean --limit?", of the first word that is none; "" when each
// is known.
std::string unknown_option(const Command& command, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    if (!word.starts_with("--")) continue;
    const std::string name = word.substr(0, word.find('='));
    if (std::ranges::any_of(command.parameters,
                            [&](const Parameter& one) { return name == one.name; }))
      continue;
    return fmt::format("There is no option {}.{}", name, nearest_options(command, name));
  }
  return "";
}

Arguments read_arguments(const Command& command, std::vector<std::string> words) {
  const std::vector<std::string> given = words;
  CLI::App parser;
  parser.set_help_flag();
  std::map<std::string, std::vector<std::string>> values;
  for (const Parameter& parameter : command.parameters)
    declare(parser, parameter, values[parameter.name]);
  std::ranges::reverse(words);  // CLI11 takes them from the back
  try {
    parser.parse(words);
  } catch (const CLI::ParseError& fault) {
    const std::string unknown = unknown_option(command, given);
    throw Error(ErrorKind::usage, fmt::format("{}\n{}\nMore: wellmet {} --help",
                                              unknown.empty() ? fault.what() : unknown,
                                              usage_line(command), command.name));
  }
  std::erase_if(values, [](const auto& entry) { return entry.second.empty(); });
  return {values};
}

// The first two words where they are meant as one command: "persn list".
std::string mistyped(const std::vector<std::string>& words) {
  if (words.size() > 1 && !words[1].starts_with('-')) {
    const std::string two = words[0] + " " + words[1];
    if (!nearest_commands(two).empty()) return two;
  }
  return words[0];
}

[[noreturn]] void unknown_command(const std::vector<std::string>& words) {
  const std::string name = mistyped(words);
  throw Error(ErrorKind::usage, fmt::format("There is no command \"{}\".{}\nAll commands: wellmet "
                                            "help",
                                            name, nearest_commands(name)));
}

// A slip in the name of a store that is to be read must not found an empty one.
void require_named_store(const Command& command, Session& session) {
  if (store::Place{session.store_path}.is_postgres()) return;
  if (std::error_code absent; std::filesystem::exists(session.store_path, absent)) return;
  if (!command.begins_store) require_store(session);
}

int dispatch(const std::vector<std::string>& words, Session& session) {
  Everywhere given = take_options_for_all(words, session);
  if (const std::string& day = session.environment["WELLMET_TODAY"]; !day.empty()) {
    session.clock_is = day_given(day);
    if (!session.today) session.today = session.clock_is;
  }
  if (given.version) {
    say(session, fmt::format("wellmet {}", program_version()));
    return 0;
  }
  if (given.rest.empty() && given.help) {
    print_overview(session);
    return 0;
  }
  if (!given.rest.empty() && given.rest[0] == "help") return print_help_for(given.rest, session);
  std::vector<std::string> rest = given.rest;
  const Command* command = take_command(rest);
  if (!command && rest.size() > 1 && !given.help &&
      !nearest_commands(rest[0] + " " + rest[1]).empty())
    unknown_command(rest);
  if (!command && !rest.empty() && print_group(rest[0], session, given.help))
    return given.help ? 0 : 2;
  if (!command) unknown_command(rest);
  if (given.help) {
    print_help(*command, session);
    return 0;
  }
  session.store_path = store::path_of_store(session.store_path);
  if (given.names_store) require_named_store(*command, session);
  session.may_begin_store = command->begins_store;
  return command->run(read_arguments(*command, rest), session);
}

int exit_code(ErrorKind kind) { return kind == ErrorKind::usage ? 2 : 1; }

void report(Session& session, std::string_view message) {
  session.out.flush();
  session.err << "wellmet: " << for_terminal(message) << std::endl;
}

}  // namespace

bool Arguments::has(std::string_view name) const { return values.contains(std::string(name)); }

std::optional<std::string> Arguments::value(std::string_view name) const {
  const auto found = values.find(std::string(name));
  if (found == values.end()) return std::nullopt;
  return found->second.back();
}

std::string Arguments::text(std::string_view name) const { return value(name).value_or(""); }

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = values.find(std::string(name));
  return found == values.end() ? std::vector<std::string>{} : found->second;
}

std::optional<int> Arguments::number(std::string_view name, int least) const {
  const auto given = value(name);
  if (!given) return std::nullopt;
  int number = 0;
  const auto [end, fault] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (fault != std::errc{} || end != given->data() + given->size() || number < least)
    throw Error(ErrorKind::usage, fmt::format("{} takes a whole number from {} up, not \"{}\".",
                                              name, least, *given));
  return number;
}

std::string Session::read_secret(const std::string& prompt) {
  if (interactive && secret_reader) return secret_reader(prompt);
  std::string line;
  std::getline(in, line);
  return line;
}

void require_store(const Session& session) {
  if (store::Place{session.store_path}.is_postgres()) return;
  std::error_code absent;
  const auto size = std::filesystem::file_size(session.store_path, absent);
  if (absent)
    throw Error(
        ErrorKind::not_found,
        fmt::format("There is no store at {}. Check --store and WELLMET_STORE. To begin one "
                    "there: wellmet import FILE, or wellmet person add NAME.",
                    session.store_path));
  if (size == 0)
    throw Error(ErrorKind::invalid,
                fmt::format("{} is empty: there is no store in it. If there was one, restore a "
                            "backup: wellmet restore FILE.",
                            session.store_path));
}

// A slip in --store or WELLMET_STORE must not found an empty store unasked.
void Session::begin_store() {
  if (!store_is_named || store::Place{store_path}.is_postgres()) return;
  if (std::error_code absent; std::filesystem::exists(store_path, absent)) return;
  if (!may_begin_store) require_store(*this);
  const auto answer =
      ask(*this, fmt::format("There is no store at {}. Begin one there? [y/N]", store_path));
  if (answer && !is_yes(*answer))
    throw Error(ErrorKind::refused, "Nothing was done. Check --store and WELLMET_STORE.");
  err << for_terminal(fmt::format("A new store begins at {}.", store_path)) << std::endl;
}

App& Session::app() {
  if (app_) return *app_;
  begin_store();
  connection_ = store::open({store_path});
  const auto opening = store::asked_at_opening(*connection_, local_account);
  if (!connection_->read_only() && !(opening && opening->has_account))
    store::ensure_account(*connection_, local_account, "me", clock());
  std::optional<std::string> chosen_zone;
  if (opening) {
    chosen_zone = opening->zone;
  } else {
    store::ReadTx tx(*connection_, local_account);
    chosen_zone = store::setting(tx, "zone");
  }
  if (chosen_zone == "") chosen_zone.reset();  // as older versions may have kept it
  app_ = std::unique_ptr<App>(
      new App{.db = *connection_,
              .account = local_account,
              .clock = clock,
              .zone = home_zone(*this, chosen_zone),
              .today_is = today,
              .clock_is = clock_is,
              .photos_folder = store::photos_folder_of({store_path}, photos_home),
              .pictures_program = pictures_program,
              .origin = Origin::terminal,
              .store_path = store_path});
  if (opening && !opening->is_left_over) return *app_;
  put_right([](const App& app) { actions::take_back_broken_off(app); },
            "An import broke off, and what it had added can't be removed yet");
  put_right(actions::catch_up,
            "This store is from an earlier version, and who has been quiet for how long can't be "
            "worked out again yet");
  return *app_;
}

// What only reads goes on all the same: on a full disk there is no room to put anything right.
void Session::put_right(void (*deed)(const App&), std::string_view if_it_cannot) {
  try {
    deed(*app_);
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::unavailable) throw;
    err << for_terminal(fmt::format("wellmet: {}: {}", if_it_cannot, in_words(fault))) << "\n";
  }
}

void Session::close_store() {
  app_.reset();
  connection_.reset();
}

int run(const std::vector<std::string>& words, Session& session) {
  try {
    return dispatch(words, session);
  } catch (const Error& fault) {
    report(session, in_words(fault));
    return exit_code(fault.kind());
  } catch (const std::exception& fault) {
    report(session,
           fmt::format("Something went wrong: {}. Nothing more was changed.", fault.what()));
    return 1;
  }
}

}  // namespace wellmet::cli
