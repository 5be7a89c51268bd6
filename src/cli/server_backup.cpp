#include "cli/server_backup.h"

#include <fmt/format.h>

#include <filesystem>

#include "actions/export.h"
#include "base/error.h"
#include "cli/files.h"
#include "cli/new_file.h"
#include "cli/output.h"
#include "store/private_file.h"
#include "store/tx.h"

namespace wellmet::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".wellmet";

// backups/ beside the photos, unless a folder or a file is named.
std::string place_for(const Arguments& args, const Session& session) {
  const std::string target = args.value("TARGET").value_or(
      (fs::path(session.photos_home).parent_path() / "backups").string());
  if (target.ends_with(ending)) return target;
  store::make_private_folder(target);
  std::string moment = to_iso(session.clock()).substr(0, 19);  // 2026-11-22T09:00:00
  moment[10] = '-';
  std::erase(moment, ':');
  return (fs::path(target) / fmt::format("wellmet-{}{}", moment, ending)).string();
}

// A folder that goes away again.
class TrialFolder {
 public:
  explicit TrialFolder(const std::string& beside) : path_(beside + ".trial-XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr)
      throw Error(ErrorKind::unavailable,
                  fmt::format("{} can't be written. Nothing was backed up.", beside));
  }
  TrialFolder(const TrialFolder&) = delete;
  TrialFolder& operator=(const TrialFolder&) = delete;
  ~TrialFolder() {
    std::error_code ignored;  // it is of no more use; what is left is named .trial-
    fs::remove_all(path_, ignored);
  }
  std::string operator/(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// How many people a store made of this file has. Throws when it is not whole.
std::int64_t restored_on_trial(Session& session, const std::string& file) {
  const TrialFolder folder(file);
  const auto trial = store::open({folder / "trial.db"});
  store::ensure_account(*trial, AccountId{1}, "me", session.clock());
  const App app{.db = *trial,
                .account = AccountId{1},
                .clock = session.clock,
                .photos_folder = folder / "photos",
                .pictures_program = session.pictures_program};
  return actions::bring_in_everything(app, bytes_of_file(session, file), {}).people;
}

}  // namespace

int back_up_account(const Arguments& args, Session& session) {
  if (args.has("--keep"))
    throw Error(ErrorKind::usage,
                "--keep is for a store in a file. Backups of an account on a server are never "
                "deleted by Wellmet.");
  const App& app = session.app();
  const std::string path = place_for(args, session);
  NewFile file(session, path, Overwrite::no);
  actions::PhotosLost lost;
  {
    Progress progress(session, "Backing up");
    lost = actions::export_everything(
               app, [&](std::string_view piece) { file.write(piece); },
               [&](std::int64_t done, std::int64_t of) { progress.at(done, of); })
               .photos;
  }
  file.finish();
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
                                     {"photos_missing", Json::texts(lost.each())}});
  } else {
    say(session, fmt::format("Backed up {} {} to {}, and restored it on trial{}{}", people,
                             people == 1 ? "person" : "people", path,
                             lost.none() ? ": it is whole." : ". ", lost.sentence()));
  }
  return lost.none() ? 0 : 1;
}

int restore_account(const Arguments& args, Session& session) {
  const std::string path = args.text("FILE");
  const Bytes bytes = bytes_of_file(session, path);
  if (!actions::is_everything(bytes))
    throw Error(ErrorKind::refused,
                fmt::format("{} isn't a .wellmet file, which is what an account on a server is "
                            "restored from. To move a store in a file to the server: wellmet "
                            "export all.wellmet --store FILE.db, then restore that.",
                            path));
  actions::EverythingIn restored;
  {
    Progress progress(session, "Restoring");
    restored = actions::bring_in_everything(
        session.app(), bytes, [&](std::int64_t done, std::int64_t of) { progress.at(done, of); });
  }
  if (session.json) {
    print_json(session, Json::Object{{"restored", path}, {"people", restored.people}});
  } else {
    say(session, fmt::format("Restored {} {} from {}.", restored.people,
                             restored.people == 1 ? "person" : "people", path));
  }
  return 0;
}

}  // namespace wellmet::cli
