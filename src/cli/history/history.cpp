#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "actions/access/settings.h"
#include "actions/history/undo.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "store/history/deeds.h"
#include "store/history/history_limit.h"
#include "store/history/no_undo.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 20;

std::string state_of(const store::Deed& deed) {
  if (deed.unfinished) return "not done yet";
  if (deed.undone_by) return fmt::format("undone by {}", deed.undone_by.value);
  if (!store::can_be_undone(deed)) return "can't be undone";
  if (deed.undoes) return fmt::format("undo of {}", deed.undoes.value);
  return "";
}

Json json_of(const store::Deed& deed) {
  const auto number_or_null = [](DeedId id) { return id ? Json(id.value) : Json(nullptr); };
  const auto text_or_null = [](std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(std::string(text));
  };
  return Json::Object{{"id", deed.id.value},
                      {"at", to_iso(deed.at)},
                      {"name", deed.name},
                      {"kind", text_or_null(to_text(deed.kind))},
                      {"from", text_or_null(to_text(deed.origin))},
                      {"changes", deed.changes},
                      {"undoes", number_or_null(deed.undoes)},
                      {"undone_by", number_or_null(deed.undone_by)},
                      {"can_be_undone", store::can_be_undone(deed)}};
}

int keep_history(const std::string& wanted, Session& session) {
  actions::change_settings(session.app(), {{"history_keep", wanted}});
  if (session.json)
    print_json(session, Json::Object{{"history_keep", wanted}});
  else
    say(session, wanted == "forever" ? "Changes can be undone forever; the store grows with them."
                                     : fmt::format("Changes can be undone for {} {}.", wanted,
                                                   wanted == "1" ? "day" : "days"));
  return 0;
}

store::DeedFilter filter_given(const Arguments& args) {
  store::DeedFilter filter;
  if (const auto from = args.value("--from")) {
    filter.origin = parse_origin(*from);
    if (!filter.origin || from->empty())
      throw Error(ErrorKind::usage,
                  fmt::format("--from takes terminal, web or automatic, not \"{}\".", *from));
  }
  if (const auto kind = args.value("--kind")) {
    filter.kind = parse_deed_kind(*kind);
    if (!filter.kind || kind->empty())
      throw Error(ErrorKind::usage,
                  fmt::format("--kind takes one of {}, not \"{}\".", deed_kinds_in_words(), *kind));
  }
  return filter;
}

int show_history(const Arguments& args, Session& session) {
  if (const auto keep = args.value("--keep")) return keep_history(*keep, session);
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  // One more tells that there are more.
  std::vector<store::Deed> deeds = store::deeds(
      tx, limit < std::numeric_limits<int>::max() ? limit + 1 : limit, {}, filter_given(args));
  const bool is_all = deeds.size() <= static_cast<std::size_t>(limit);
  if (!is_all) deeds.pop_back();
  if (session.json) {
    Json::Array list;
    for (const store::Deed& deed : deeds) list.push_back(json_of(deed));
    print_json(session, list);
    return 0;
  }
  if (deeds.empty()) {
    say(session, args.value("--from") || args.value("--kind") ? "No such change."
                                                              : "Nothing has been done here yet.");
    return 0;
  }
  std::vector<std::vector<std::string>> rows;
  for (const store::Deed& deed : deeds)
    rows.push_back(
        {std::to_string(deed.id.value),
         fmt::format("{} {}", to_iso(app.zone.date_of(deed.at)), app.zone.clock_time(deed.at)),
         deed.name, state_of(deed)});
  print_table(session, {"id", "when", "what", ""}, rows);
  if (!is_all) say_more(session, deeds.size(), 0);
  return 0;
}

std::optional<DeedId> deed_given(const Arguments& args) {
  const auto text = args.value("ID");
  if (!text) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (fault != std::errc{} || end != text->data() + text->size() || number <= 0)
    throw Error(ErrorKind::usage,
                fmt::format("\"{}\" is no number of the history. `wellmet history` "
                            "lists them.",
                            *text));
  return DeedId{number};
}

void tell_of_newer(const store::Deed& newer, Session& session) {
  say(session,
      fmt::format("Change {} (\"{}\"), made {}, is newer and stays. To undo it: wellmet undo {}",
                  newer.id.value, newer.name, where_made(newer.origin), newer.id.value));
}

void tell_of_passed_over(const store::Deed& forgetting, Session& session) {
  say(session, fmt::format("Change {} (\"{}\") can't be undone, so the one before it was.",
                           forgetting.id.value, forgetting.name));
}

int run_undo(const Arguments& args, Session& session) {
  const actions::Undone undone =
      actions::undo(session.app(), deed_given(args),
                    args.has("--keep-used") ? store::IfUsed::keep : store::IfUsed::refuse);
  if (session.json) {
    print_json(session, Json::Object{{"undone", undone.target.id.value},
                                     {"name", undone.target.name},
                                     {"people_kept", undone.people_kept}});
    return 0;
  }
  say(session, ended(with_capital(undone.name)));
  if (undone.people_kept > 0)
    say(session, fmt::format("Kept, since you used them: {}.",
                             counted(undone.people_kept, "person", "people")));
  if (undone.passed_over) tell_of_passed_over(*undone.passed_over, session);
  if (undone.newer_elsewhere) tell_of_newer(*undone.newer_elsewhere, session);
  return 0;
}

}  // namespace

extern const Command history, undo;

static_assert(store::HistoryLimit{}.days == 730, "the help below says so");

const Command history{
    .name = "history",
    .group = "Care",
    .help = "what was done here, newest first",
    .examples = {"wellmet history", "wellmet history --limit 100",
                 "wellmet history --from web --kind import", "wellmet history --keep 365"},
    .parameters = {{.name = "--limit", .help = "how many lines (20)", .value_word = "N"},
                   {.name = "--from",
                    .help = "only what was done there: terminal, web or automatic",
                    .value_word = "FRONT"},
                   {.name = "--kind",
                    .help = "only what is of this kind: import, log, edit, merge, undo …",
                    .value_word = "KIND"},
                   {.name = "--keep",
                    .help = "for how many days changes can be undone (730), or: forever",
                    .value_word = "DAYS"}},
    .run = show_history,
    .more =
        "Each line is one change and can be undone as one by its number: wellmet undo ID. Lines "
        "stay; what is needed to undo a change is kept for two years, and no longer when it takes "
        "more than twice the room of everything else and more than 32 MB: the oldest goes first.",
};

const Command undo{
    .name = "undo",
    .group = "Care",
    .help = "undo a change, whole",
    .examples = {"wellmet undo", "wellmet undo 12", "wellmet undo 1 --keep-used"},
    .parameters = {{.name = "ID",
                    .help =
                        "the change's number in the history (the newest made on the command line)"},
                   {.name = "--keep-used",
                    .takes = Takes::flag,
                    .help = "keep what later changes built on, and undo the rest"}},
    .run = run_undo,
    .more =
        "Undoes the newest change made on the command line, or the one you name, wherever it was "
        "made: an import of thousands of people as well as one word. What you changed since in "
        "other places stays. When a later change builds on it, nothing is undone and the later "
        "change is named; with --keep-used what it built on stays, people with all that came with "
        "them, and the rest is undone. An undo can itself be undone: that is a redo.",
};

}  // namespace wellmet::cli
