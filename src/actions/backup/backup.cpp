#include "actions/backup/backup.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "actions/backup/backup_names.h"
#include "actions/backup/backup_photos.h"
#include "actions/backup/store_copy.h"
#include "base/error.h"
#include "store/files/durable.h"
#include "store/files/part_folder.h"
#include "store/files/private_file.h"
#include "store/history/long_deed.h"
#include "store/integrity/backup.h"
#include "store/integrity/digests.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;
using store::Replace;

[[noreturn]] void is_there_already(const std::string& path) {
  throw Error(ErrorKind::unavailable, fmt::format("{} already exists. Give another name.", path));
}

// The copy with its photos, whole and read back, under its passing name.
PhotosLost write_copy(const App& app, const std::string& path) {
  const std::vector<store::TableCount> rows = copy_rows(app.db, path);
  PhotosLost lost = pack_photos(path, app.photos_folder);
  store::sync_file(path);
  read_back(path, rows, app.db);
  return lost;
}

// Another backup may take the same number at the same moment; the next is free then.
std::string name_in_folder(const std::string& part, const std::string& folder, Instant now) {
  for (std::int64_t number = next_number(folder);; ++number) {
    std::string path = (fs::path(folder) / backup_name(now, number)).string();
    if (store::move_into_place(part, path, Replace::no)) return path;
  }
}

// Of this store's backups alone, for others may share the folder; and never the one that was just
// made, whatever its name.
std::vector<std::string> remove_older(const App& app, const std::string& made, std::size_t keep) {
  const fs::path folder = store::folder_of_file(made);
  std::vector<NamedBackup> there = backups_in(folder.string());
  std::erase_if(there, [&](const NamedBackup& backup) {
    return !is_backup_of(app, (folder / backup.name).string());
  });
  std::vector<std::string> removed;
  for (std::size_t over = there.size() - std::min(there.size(), keep); const auto& backup : there) {
    if (over == 0) break;
    --over;
    const fs::path path = folder / backup.name;
    std::error_code failed;
    if (backup.name == fs::path(made).filename() || !fs::remove(path, failed)) continue;
    fs::remove_all(photos_beside(path.string()), failed);  // of the form before one file
    removed.push_back(backup.name);
  }
  if (!removed.empty()) store::sync_folder(folder.string());
  return removed;
}

}  // namespace

bool is_backup_of(const App& app, const std::string& path) {
  try {
    return store::made_at(*store::connect_sqlite({path}, store::Access::read_only)) ==
           store::made_at(app.db);
  } catch (const Error&) {
    return false;
  }
}

BackUp back_up(const App& app, const std::string& target, int keep) {
  refuse_packed(app);
  std::error_code ignored;
  const bool is_file = !fs::is_directory(target, ignored) && target.ends_with(".db");
  if (is_file && fs::symlink_status(target, ignored).type() != fs::file_type::not_found)
    is_there_already(target);
  const std::string folder = is_file ? store::folder_of_file(target) : target;
  store::make_private_folder(folder);
  const store::PartFolder parts((fs::path(folder) / "wellmet.db").string());
  const std::string part = parts / "wellmet.db";
  BackUp made{.photos = write_copy(app, part), .damaged = store::damaged_texts(app.db)};
  {
    const auto copy = store::connect_sqlite({part}, store::Access::read_only);
    store::ReadTx tx(*copy, app.account);
    made.people = store::count_people(tx, store::Shown::all);
    made.import_under_way = !store::unfinished_deeds(*copy, app.account).empty();
  }
  if (is_file) {
    if (!store::move_into_place(part, target, Replace::no)) is_there_already(target);
    made.path = target;
    return made;
  }
  made.path = name_in_folder(part, folder, app.now());
  // An older one may have the photos that this one lacks, or a text that was damaged since.
  if (made.photos.none() && made.damaged.empty())
    made.forgotten = remove_older(app, made.path, static_cast<std::size_t>(keep));
  return made;
}

}  // namespace wellmet::actions
