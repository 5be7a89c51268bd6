#include "actions/backup.h"

#include <fmt/format.h>

#include <filesystem>

#include "actions/restore.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/server_backup.h"

namespace wellmet::cli {
namespace {

bool is_on_server(const Session& session) { return store::Place{session.store_path}.is_postgres(); }

std::string usual_folder(const Session& session) {
  return (std::filesystem::path(session.store_path).parent_path() / "backups").string();
}

std::string people_counted(std::int64_t count) {
  return fmt::format("{} {}", count, count == 1 ? "person" : "people");
}

void say_damaged(Session& session, std::string_view what, const std::vector<std::string>& texts) {
  say(session, fmt::format("{}: {}.", what, join(texts, "; ")));
}

int run_backup(const Arguments& args, Session& session) {
  if (is_on_server(session)) return back_up_account(args, session);
  const int keep = args.number("--keep", 1).value_or(actions::usual_backups_kept);
  const std::string target = args.value("TARGET").value_or(usual_folder(session));
  const actions::BackUp made = actions::back_up(session.app(), target, keep);
  if (session.json) {
    print_json(session, Json::Object{{"file", made.path},
                                     {"people", made.people},
                                     {"forgotten", Json::texts(made.forgotten)},
                                     {"damaged", Json::texts(made.damaged)}});
    return made.damaged.empty() ? 0 : 1;
  }
  say(session,
      fmt::format("Backed up {} to {}, and read it back: it is {}.", people_counted(made.people),
                  made.path, made.damaged.empty() ? "whole" : "the same as the store"));
  if (!made.damaged.empty()) {
    say_damaged(session, "But the store is damaged", made.damaged);
    say(session, "No older backup was deleted. What to do: wellmet doctor");
    return 1;
  }
  if (!made.forgotten.empty())
    say(session, fmt::format("Older backups let go: {}.", made.forgotten.size()));
  return 0;
}

bool agreed(const Arguments& args, Session& session) {
  if (args.has("--yes")) return true;
  std::error_code absent;
  if (!std::filesystem::exists(session.store_path, absent)) return true;
  const auto answer = ask(session, "Put it in the place of the present store? [y/N]");
  if (!answer)
    throw Error(ErrorKind::refused,
                "A restore replaces the present store (which is kept beside it). Say --yes to do "
                "it.");
  return *answer == "y" || *answer == "Y" || *answer == "yes";
}

int run_restore(const Arguments& args, Session& session) {
  if (is_on_server(session)) return restore_account(args, session);
  const std::string file = args.text("FILE");
  const actions::Restorable found = actions::examine_backup(file);
  if (!session.json)
    say(session,
        fmt::format(
            "{} {}: {}{}.", file, found.damaged.empty() ? "is whole" : "can be read",
            people_counted(found.people),
            found.last_change ? ", last changed " + to_iso(*found.last_change).substr(0, 10) : ""));
  if (!session.json && !found.damaged.empty())
    say_damaged(session, "It is damaged all the same; an older backup may not be", found.damaged);
  if (!agreed(args, session)) {
    say(session, "Nothing was changed.");
    return 1;
  }
  session.close_store();
  const std::string kept = actions::restore(file, session.store_path, session.clock());
  if (session.json) {
    print_json(session, Json::Object{{"restored", file},
                                     {"people", found.people},
                                     {"damaged", Json::texts(found.damaged)},
                                     {"kept", kept.empty() ? Json(nullptr) : Json(kept)}});
  } else {
    say(session, kept.empty() ? "Restored."
                              : fmt::format("Restored. The store that was there is kept: {}. To "
                                            "have it back: wellmet restore {}",
                                            kept, kept));
  }
  return 0;
}

}  // namespace

extern const Command backup, restore;

const Command backup{
    .name = "backup",
    .group = "Care",
    .help = "copy the store to a safe place, and read the copy back",
    .examples = {"wellmet backup", "wellmet backup /media/stick --keep 30",
                 "wellmet backup before-the-move.db"},
    .parameters = {{.name = "TARGET",
                    .help = "a folder, or a new file ending in .db (backups/ beside the store)"},
                   {.name = "--keep",
                    .help = "how many dated backups stay in the folder (7)",
                    .value_word = "N"}},
    .run = run_backup,
    .more =
        "The copy is of one moment, also while other programs write. In a folder it is named by "
        "date, and only the newest ones so named are kept. Of a store on a PostgreSQL server your "
        "account is written to a .wellmet file, which is restored on trial at once.",
};

const Command restore{
    .name = "restore",
    .group = "Care",
    .help = "put a backup in the place of the store",
    .examples = {"wellmet restore backups/wellmet-2026-11-22-090000.db",
                 "wellmet restore before-the-move.db --yes"},
    .parameters = {{.name = "FILE", .help = "the backup", .required = true},
                   {.name = "--yes", .takes = Takes::flag, .help = "do not ask"}},
    .run = run_restore,
    .more =
        "The backup is looked over first; one that is damaged is refused, and so is a store that "
        "another program has open, such as `wellmet serve`. The present store is kept beside the "
        "new one, under a name with the date. Where the store's name is a link, the file behind it "
        "is replaced. On a PostgreSQL server a .wellmet file is restored into an account that "
        "holds "
        "nothing yet.",
};

}  // namespace wellmet::cli
