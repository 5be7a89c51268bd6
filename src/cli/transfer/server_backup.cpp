#include "cli/transfer/server_backup.h"

#include <fmt/format.h>

#include <filesystem>
#include <limits>

#include "actions/backup/backup_names.h"
#include "actions/transfer/export.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/files.h"
#include "cli/shell/new_file.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"
#include "store/db/tx.h"
#include "store/files/part_folder.h"
#include "store/files/private_file.h"
#include "store/integrity/digests.h"

namespace wellmet::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".wellmet";

// backups/ beside the photos, unless a folder or a file is named.
std::string place_for(const Arguments& args, const Session& session) {
  const std::string target = args.value("TARGET").value_or(
      (fs::path(session.photos_home).parent_path() / "backups").string());
  if (target.ends_with(ending)) return target;
  if (target.ends_with(".db"))
    throw Error(ErrorKind::usage,
                fmt::format("The backup of an account on a server is a .wellmet file: end the name "
                            "of {} so, or name a folder.",
                            target));
  store::make_private_folder(target);
  return (fs::path(target) / fmt::format("wellmet-{}Z{}", actions::stamp(session.clock()), ending))
      .string();
}

// A backup is one file, however large: what was written is also what can be read.
Bytes archive_at(Session& session, const std::string& path) {
  return bytes_of_file(session, path,
                       [](std::string_view) { return std::numeric_limits<std::size_t>::max(); });
}

// How many people a store made of this file has. Throws when it is not whole.
std::int64_t restored_on_trial(Session& session, const std::string& file) {
  const store::PartFolder folder(file);
  const auto trial = store::open({folder / "trial.db"});
  store::ensure_account(*trial, local_account, "me", session.clock());
  const App app{.db = *trial,
                .account = local_account,
                .clock = session.clock,
                .photos_folder = folder / "photos",
                .pictures_program = session.pictures_program};
  return actions::import_everything(app, archive_at(session, file),
                                    [](std::int64_t, std::int64_t) { store::end_when_asked(); })
      .people;
}

// The whole account into the file; the photos that ought to be in it and are not.
actions::PhotosLost write_account(Session& session, const std::string& path) {
  NewFile file(session, path, Overwrite::no);
  Progress progress(session, "Backing up");
  actions::Everything all = actions::export_everything(
      session.app(), [&](std::string_view piece) { file.write(piece); },
      [&](std::int64_t done, std::int64_t of) { progress.at(done, of); });
  file.finish();
  return std::move(all.photos);
}

void say_made(Session& session, const std::string& path, std::int64_t people,
              const actions::PhotosLost& lost, const std::vector<std::string>& damaged) {
  const bool whole = lost.none() && damaged.empty();
  say(session,
      fmt::format("Backed up {} to {}, and restored it on trial{}",
                  counted(people, "person", "people"), path, whole ? ": it is whole." : "."));
  if (!lost.none()) say(session, lost.sentence());
  if (!damaged.empty())
    say(session, fmt::format("But the store is damaged: {}. What to do: wellmet doctor",
                             join(damaged, "; ")));
}

}  // namespace

int back_up_account(const Arguments& args, Session& session) {
  if (args.has("--keep"))
    throw Error(ErrorKind::usage,
                "--keep is for a store in a file. Backups of an account on a server are never "
                "deleted by Wellmet.");
  const std::string path = place_for(args, session);
  const actions::PhotosLost lost = write_account(session, path);
  const std::vector<std::string> damaged = store::damaged_texts(session.app().db);
  std::int64_t people = 0;
  try {
    people = restored_on_trial(session, path);
  } catch (const Error& fault) {
    throw Error(
        fault.kind(),
        fmt::format("{} was written, but can't be relied on: restoring it on trial failed. {}",
                    path, fault.what()));
  }
  if (session.json) {
    print_json(session, Json::Object{{"file", path},
                                     {"people", people},
                                     {"photos_missing", Json::texts(lost.each())},
                                     {"damaged", Json::texts(damaged)}});
  } else {
    say_made(session, path, people, lost, damaged);
  }
  return lost.none() && damaged.empty() ? 0 : 1;
}

int restore_account(const Arguments& args, Session& session) {
  const std::string path = args.text("FILE");
  const Bytes bytes = archive_at(session, path);
  if (!actions::is_everything(bytes))
    throw Error(ErrorKind::refused,
                fmt::format("{} isn't a .wellmet file, which is what an account on a server is "
                            "restored from. To move a store in a file to the server: wellmet "
                            "export all.wellmet --store FILE.db, then restore that.",
                            path));
  actions::EverythingIn restored;
  {
    Progress progress(session, "Restoring");
    restored = actions::import_everything(
        session.app(), bytes, [&](std::int64_t done, std::int64_t of) { progress.at(done, of); });
  }
  std::vector<std::string> left_out;
  for (const Problem& problem : restored.problems)
    left_out.push_back(
        fmt::format("line {}: {} {}", problem.line, problem.what, cure_in_words(problem)));
  if (session.json) {
    print_json(session, Json::Object{{"restored", path},
                                     {"people", restored.people},
                                     {"problems", Json::texts(left_out)}});
    return 0;
  }
  say(session,
      fmt::format("Restored {} from {}.", counted(restored.people, "person", "people"), path));
  for (const std::string& line : left_out) say(session, line);
  return 0;
}

}  // namespace wellmet::cli
