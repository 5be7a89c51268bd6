#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "actions/access/settings.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "formats/json.h"
#include "store/access/settings.h"

namespace wellmet::cli {
namespace {

using actions::SettingKind;

std::vector<std::string> names_of_settings() {
  std::vector<std::string> names;
  for (const SettingKind& kind : actions::setting_kinds()) names.emplace_back(kind.name);
  return names;
}

const SettingKind& kind_given(const Arguments& args) {
  const std::string name = to_lower_ascii(args.text("NAME"));
  for (const SettingKind& kind : actions::setting_kinds())
    if (name == kind.name) return kind;
  throw Error(ErrorKind::usage, fmt::format("There is no setting \"{}\". The settings are: {}.",
                                            args.text("NAME"), join(names_of_settings(), ", ")));
}

std::map<std::string, std::string> chosen(Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  return store::settings(tx);
}

// "" where nobody chose, and the usual depends on the machine.
std::string value_of(const SettingKind& kind, const std::map<std::string, std::string>& chosen) {
  const auto found = chosen.find(kind.name);
  return found == chosen.end() ? kind.usual : found->second;
}

// A line of TOML; what nobody chose is commented out, as such files have it.
std::string line_of(const SettingKind& kind, const std::map<std::string, std::string>& chosen) {
  const std::string line = fmt::format("{}{} = \"{}\"", chosen.contains(kind.name) ? "" : "#",
                                       kind.name, for_terminal(value_of(kind, chosen)));
  constexpr std::size_t column = 32;
  const std::string shown = line.size() < column ? pad(line, column) : line;  // never cut
  return fmt::format("{} # {}: {}", shown, kind.words, kind.values);
}

int list(const Arguments&, Session& session) {
  const auto values = chosen(session);
  if (session.json) {
    Json::Object all;
    for (const SettingKind& kind : actions::setting_kinds())
      all.emplace_back(kind.name, value_of(kind, values));
    print_json(session, all);
    return 0;
  }
  for (const SettingKind& kind : actions::setting_kinds()) say(session, line_of(kind, values));
  return 0;
}

int show_one(const Arguments& args, Session& session) {
  const SettingKind& kind = kind_given(args);
  const std::string value = value_of(kind, chosen(session));
  if (session.json)
    print_json(session, Json::Object{{kind.name, value}});
  else
    say(session, for_terminal(value));
  return 0;
}

int set(const Arguments& args, Session& session) {
  const SettingKind& kind = kind_given(args);
  std::string value = join(args.all("VALUE"), " ");
  if (value == "day-first" || value == "month-first") std::ranges::replace(value, '-', ' ');
  if (const std::string fault = value.empty() ? "" : kind.fault(value); !fault.empty())
    throw Error(ErrorKind::usage,
                fmt::format("{} can’t be \"{}\". It takes: {}.", kind.name, value, kind.values));
  const DeedId change = actions::change_settings(session.app(), {{kind.name, value}});
  if (session.json) {
    print_json(session, Json::Object{{kind.name, value.empty() ? kind.usual : value}});
  } else if (change == DeedId{}) {
    say(session, "Nothing changed: it was so already.");
  } else {
    say(session,
        value.empty()
            ? fmt::format("{} is as usual again. To undo it: wellmet undo", kind.name)
            : fmt::format("{} = \"{}\". To undo it: wellmet undo", kind.name, for_terminal(value)));
  }
  return 0;
}

Parameter which() {
  return {.name = "NAME", .help = "a setting, such as dates.order", .required = true};
}

}  // namespace

extern const Command settings, settings_get, settings_set;

const Command settings{
    .name = "settings",
    .group = "Care",
    .help = "how this notebook does things, as on the web’s Settings",
    .examples = {"wellmet settings", "wellmet settings --json"},
    .parameters = {},
    .run = list,
    .more =
        "Printed as TOML. A line with # in front is as it is for everybody. `wellmet settings get "
        "NAME` prints one, `wellmet settings set NAME VALUE` changes it.",
};

const Command settings_get{
    .name = "settings get",
    .group = "Care",
    .help = "print one setting",
    .examples = {"wellmet settings get zone"},
    .parameters = {which()},
    .run = show_one,
};

const Command settings_set{
    .name = "settings set",
    .group = "Care",
    .help = "change one setting",
    .examples = {"wellmet settings set dates.order day-first", "wellmet settings set today.lines 3",
                 "wellmet settings set zone \"\""},
    .parameters =
        {which(),
         {.name = "VALUE",
          .takes = Takes::many,
          .help = "what it shall be; `wellmet settings` says what can be; \"\" for what is usual",
          .required = true}},
    .run = set,
};

}  // namespace wellmet::cli
