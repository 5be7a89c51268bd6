#pragma once
#include <chrono>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "cli/access/serve.h"

namespace wellmet::cli {

// What the command line was given, by the names in the command's parameters.
class Arguments {
 public:
  std::map<std::string, std::vector<std::string>> values;
  bool has(std::string_view name) const;
  std::optional<std::string> value(std::string_view name) const;  // the last one given
  std::string text(std::string_view name) const;                  // "" when not given
  std::vector<std::string> all(std::string_view name) const;
  // Throws usage, naming the option, when it is no whole number from `least` up.
  std::optional<int> number(std::string_view name, int least = 0) const;
};

// Everything a command may touch besides its arguments. The store is opened at the first app().
struct Session {
  Session(std::istream& in_stream, std::ostream& out_stream, std::ostream& err_stream)
      : in(in_stream), out(out_stream), err(err_stream) {}
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool interactive = false;  // someone sits at both ends: questions may be asked
  bool terminal = false;     // `out` is a terminal
  bool decorated = false;    // colour and bold on `out`
  int width = 80;
  bool json = false;
  std::function<Instant()> clock;
  // Only goes forward: for what takes how long.
  std::function<std::chrono::milliseconds()> steady = [] { return std::chrono::milliseconds(0); };
  std::map<std::string, std::string> environment;  // WELLMET_*, XDG_*, HOME, TZ, only what is read
  std::string store_path;                          // of --store, WELLMET_STORE or the default
  bool store_is_named = false;                     // by --store or WELLMET_STORE
  bool may_begin_store = false;                    // the command may be the first of a store
  std::string photos_home;  // where photos of a store on a server lie; a file has them beside it
  std::string pictures_program;                  // the path of wellmet-pictures
  std::optional<LocalDate> today = {};           // of --today or WELLMET_TODAY
  std::optional<LocalDate> clock_is = {};        // of WELLMET_TODAY
  std::function<int(const ServeWishes&)> serve;  // of main.cpp, which alone knows a server

  // A line that is not shown as it is typed; main.cpp turns the terminal's echo off.
  std::function<std::string(const std::string& prompt)> secret_reader;
  std::string read_secret(const std::string& prompt);

  App& app();
  void close_store();  // before its file is replaced (restore)

 private:
  void begin_store();
  void put_right(void (*deed)(const App&), std::string_view if_it_cannot);
  std::unique_ptr<store::Connection> connection_;
  std::unique_ptr<App> app_;
};

// For what looks at a store that is there and would only found an empty one where there is none.
// Throws not_found, or invalid for an empty file.
void require_store(const Session&);

enum class Takes { flag, value, many };  // many: may be given again

// One parameter: "--on" for an option, "NAME" for a positional one.
struct Parameter {
  const char* name;
  Takes takes = Takes::value;
  const char* help = "";
  const char* value_word = "TEXT";  // in help: --on DATE
  bool required = false;            // positional ones
  bool in_trash = false;            // WHO: completed with the names of those in the trash
  std::vector<std::string> choices = {};
};

// A command is a value; commands.cpp lists them. Help, completion, the man page and the docs check
// follow from it.
struct Command {
  const char* name;   // "person add"
  const char* group;  // heading in the help: "People", "Each day", "In and out", "Care"
  const char* help;   // one line
  std::vector<const char*> examples;  // each a whole command line, "wellmet person add …"
  std::vector<Parameter> parameters;
  int (*run)(const Arguments&, Session&);  // exit code
  bool begins_store = false;               // may run where the store that is named is not there yet
  const char* more = "";                   // further help, paragraphs
};

const std::vector<const Command*>& commands();
const Command* command_named(std::string_view name);

// The whole command line after the program's name. Exit code: 0 done, 1 not found or refused,
// 2 wrong usage. Never throws.
int run(const std::vector<std::string>& words, Session&);

}  // namespace wellmet::cli
