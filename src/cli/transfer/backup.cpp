#include "actions/backup/backup.h"
#include "actions/backup/backup_names.h"
#include "actions/backup/backup_photos.h"

#include <fmt/format.h>

#include <filesystem>

#include "actions/backup/restore.h"
#include "actions/backup/store_copy.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/new_file.h"
#include "cli/shell/output.h"
#include "cli/transfer/server_backup.h"

namespace wellmet::cli {
namespace {

bool is_on_server(const Session& session) { return store::Place{session.store_path}.is_postgres(); }

void say_damaged(Session& session, std::string_view what, const std::vector<std::string>& texts) {
  say(session, fmt::format("{}: {}.", what, join(texts, "; ")));
}

// "27 people", "27 people and 3 photos".
std::string contents(const actions::BackUp& made) {
  const std::int64_t photos = made.photos.whole();
  if (photos == 0) return counted(made.people, "person", "people");
  return fmt::format("{} and {} {}", counted(made.people, "person", "people"), photos,
                     photos == 1 ? "photo" : "photos");
}

bool is_whole(const actions::BackUp& made) { return made.photos.none() && made.damaged.empty(); }

void say_made(Session& session, const actions::BackUp& made) {
  say(session, fmt::format("Backed up {} to {}, and read it back: it is {}.", contents(made),
                           made.path, is_whole(made) ? "whole" : "the same as the store"));
  if (made.import_under_way)
    say(session,
        "An import was under way: what it had added so far is counted, and is removed when the "
        "backup is restored.");
  if (!made.photos.none()) say(session, made.photos.sentence());
  if (!made.damaged.empty()) say_damaged(session, "But the store is damaged", made.damaged);
  if (!is_whole(made)) say(session, "No older backup is deleted then. What to do: wellmet doctor");
  if (!made.forgotten.empty())
    say(session, fmt::format("Deleted {}.",
                             counted(std::ssize(made.forgotten), "older backup", "older backups")));
}

int run_backup(const Arguments& args, Session& session) {
  if (is_on_server(session)) return back_up_account(args, session);
  require_store(session);
  const int keep = args.number("--keep", 1).value_or(actions::usual_backups_kept);
  const std::string target =
      args.value("TARGET").value_or(actions::usual_backup_folder(session.store_path));
  std::error_code absent;
  if (std::filesystem::is_directory(target, absent) || !std::filesystem::exists(target, absent))
    refuse_own_place(session, target);
  const actions::BackUp made = actions::back_up(session.app(), target, keep);
  if (session.json) {
    print_json(session, Json::Object{{"file", made.path},
                                     {"people", made.people},
                                     {"photos", made.photos.whole()},
                                     {"photos_missing", Json::texts(made.photos.each())},
                                     {"forgotten", Json::texts(made.forgotten)},
                                     {"damaged", Json::texts(made.damaged)}});
  } else {
    say_made(session, made);
  }
  return is_whole(made) ? 0 : 1;
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
  return is_yes(*answer);
}

void say_found(Session& session, const std::string& file, const actions::Restorable& found,
               const actions::PhotosLost& lost) {
  const std::string contents =
      counted(found.people, "person", "people") +
      (found.last_change ? ", last changed " + to_iso(*found.last_change).substr(0, 10) : "");
  if (!found.damaged.empty()) {
    say(session, fmt::format("{} can be read: {}.{}{}", file, contents, lost.none() ? "" : " ",
                             lost.sentence()));
    return say_damaged(session, "It is damaged all the same; an older backup may not be",
                       found.damaged);
  }
  if (lost.none()) return say(session, fmt::format("{} is whole: {}.", file, contents));
  std::error_code absent;
  const std::string beside = actions::photos_beside(file);
  const bool folder_left_behind = lost.whole() == 0 && !std::filesystem::exists(beside, absent);
  say(session, fmt::format("{}: {}. {}{}", file, contents, lost.sentence(),
                           folder_left_behind
                               ? fmt::format(" A backup by an older Wellmet has them in a folder "
                                             "beside it: copy {} here as well.",
                                             beside)
                               : ""));
}

void say_restored(Session& session, const std::string& kept, const actions::PhotosLost& lost) {
  say(session, fmt::format("Restored.{}{}{}", lost.none() ? "" : " ", lost.sentence(),
                           kept.empty() ? ""
                                        : fmt::format(" The store that was there is kept: {}. To "
                                                      "have it back: wellmet restore {}",
                                                      kept, kept)));
}

int run_restore(const Arguments& args, Session& session) {
  if (is_on_server(session)) return restore_account(args, session);
  const std::string file = args.text("FILE");
  const actions::Restorable found = actions::examine_backup(file);
  if (!session.json) say_found(session, file, found, actions::photos_lost(file));
  if (!agreed(args, session)) {
    say(session, "Nothing was changed.");
    return 1;
  }
  session.close_store();
  const std::string kept = actions::restore(file, session.store_path, session.clock());
  const actions::PhotosLost lost = actions::photos_lost(session.store_path);
  if (session.json) {
    print_json(session, Json::Object{{"restored", file},
                                     {"people", found.people},
                                     {"photos_missing", Json::texts(lost.each())},
                                     {"damaged", Json::texts(found.damaged)},
                                     {"kept", kept.empty() ? Json(nullptr) : Json(kept)}});
  } else {
    say_restored(session, kept, lost);
  }
  return 0;
}

}  // namespace

extern const Command backup, restore;

const Command backup{
    .name = "backup",
    .group = "Care",
    .help = "copy the store, photos included, to a safe place, and read the copy back",
    .examples = {"wellmet backup", "wellmet backup /media/stick --keep 30",
                 "wellmet backup before-the-move.db"},
    .parameters = {{.name = "TARGET",
                    .help = "a folder, or a new file ending in .db (backups/ beside the store)"},
                   {.name = "--keep",
                    .help = "how many dated backups stay in the folder (7)",
                    .value_word = "N"}},
    .run = run_backup,
    .more =
        "The copy is one file with everything in it, photos included, and all there is to carry to "
        "another machine. It is of one moment, also while other programs write, and for your eyes "
        "alone (mode 0600). In a folder it is named by date (UTC) and number, and only the newest "
        "ones so named are kept, by their numbers. Photos that are missing are named; all older "
        "backups are then kept, and the exit code is 1. Of a store on a PostgreSQL server your "
        "account is written to a .wellmet file, which is restored on trial at once.",
};

const Command restore{
    .name = "restore",
    .group = "Care",
    .help = "put a backup in the place of the store",
    .examples = {"wellmet restore backups/wellmet-2026-11-22-090000Z-0001.db",
                 "wellmet restore before-the-move.db --yes"},
    .parameters = {{.name = "FILE", .help = "the backup", .required = true},
                   {.name = "--yes", .takes = Takes::flag, .help = "do not ask"}},
    .run = run_restore,
    .begins_store = true,
    .more =
        "The backup is looked over first; one that is damaged is refused, and so is a store that "
        "another program has open, such as `wellmet serve`. Its photos become files again beside "
        "the store; those that are missing are named. The present store is kept beside the new "
        "one, under a name with the date. Where the store's name is a link, the file behind it is "
        "replaced. On a PostgreSQL server a .wellmet file is restored into an account that holds "
        "nothing yet.",
};

}  // namespace wellmet::cli
