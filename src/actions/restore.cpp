#include "actions/restore.h"

#include <fmt/format.h>

#include <filesystem>

#include "actions/photo_files.h"
#include "actions/store_copy.h"
#include "base/error.h"
#include "store/backup.h"
#include "store/deeds.h"
#include "store/migrations.h"
#include "store/people.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;

Restorable examine_copy(const std::string& path) {
  const auto db = store::connect_sqlite({path}, store::Access::read_only);
  const int version = db->schema_version();
  if (version == 0)
    throw Error(ErrorKind::invalid, fmt::format("{} is an empty file, no backup.", path));
  if (version > store::newest_version(store::Dialect::sqlite))
    throw Error(ErrorKind::refused,
                fmt::format("{} is of a newer Wellmet. Install the newer program.", path));
  const std::vector<std::string> faults = store::faults_of_file(*db);
  if (!faults.empty())
    throw Error(ErrorKind::invalid,
                fmt::format("{} is damaged: {}. Take an older backup.", path, faults.front()));
  store::ReadTx tx(*db, AccountId{1});
  const std::vector<store::Deed> last = store::deeds(tx, 1);
  return {.people = store::count_people(tx, store::Shown::all),
          .deeds = last.empty() ? 0 : last.front().id.value,
          .last_change = last.empty() ? std::nullopt : std::optional(last.front().at)};
}

bool waits_in_wal(const std::string& store_path) {
  std::error_code absent;
  const auto size = fs::file_size(store_path + "-wal", absent);
  return !absent && size > 0;
}

// A second program with the store open would go on writing to the file that is put away. What a
// crash left beside the store is brought in by opening it; a store too damaged for that is kept
// with it.
void settle_present(const std::string& store_path, const std::string& kept) {
  if (!waits_in_wal(store_path)) return;
  try {
    store::connect_sqlite({store_path}, store::Access::read_write).reset();
  } catch (const Error&) {
    std::error_code ignored;
    fs::rename(store_path + "-wal", kept + "-wal", ignored);
  }
  if (waits_in_wal(store_path))
    throw Error(
        ErrorKind::unavailable,
        fmt::format("{}: another program has the store open. Close it and try again.", store_path));
}

// The store as it is gets a second name, so that there is one at every moment.
std::string keep_present(const std::string& store_path, Instant now) {
  std::error_code failed;
  if (!fs::exists(store_path, failed)) return "";
  std::string stamp = to_iso(now).substr(0, 19);
  std::erase(stamp, ':');
  const std::string first = fmt::format("{}.before-restore-{}", store_path, stamp);
  std::string kept = first;
  for (int i = 2; fs::exists(kept, failed); ++i) kept = fmt::format("{}-{}", first, i);
  settle_present(store_path, kept);
  fs::create_hard_link(store_path, kept, failed);
  if (failed) fs::copy_file(store_path, kept, failed);
  if (failed)
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the present store cannot be kept: {}. Nothing was changed.", kept,
                            failed.message()));
  return kept;
}

}  // namespace

Restorable examine_backup(const std::string& path) {
  std::error_code absent;
  if (!fs::is_regular_file(path, absent))
    throw Error(ErrorKind::not_found, fmt::format("There is no file {}.", path));
  return examine_copy(path);
}

std::string restore(const std::string& backup, const std::string& store_path, Instant now) {
  const fs::path folder = fs::path(store_path).parent_path();
  if (!folder.empty()) make_folder(folder);
  const Part part(store_path);
  copy_and_read_back(*store::connect_sqlite({backup}, store::Access::read_only), part.path);
  const std::string kept = keep_present(store_path, now);
  if (!kept.empty()) link_photos(photos_beside(store_path), photos_beside(kept));
  // Those that are there stay: files of photos never change, and doctor knows which are of no use.
  copy_photos(photos_beside(backup), photos_beside(store_path), "");
  move_into_place(part.path, store_path);
  std::error_code ignored;
  for (const char* beside : {"-wal", "-shm"}) fs::remove(store_path + beside, ignored);
  return kept;
}

}  // namespace wellmet::actions
