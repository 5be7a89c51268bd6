#include "actions/backup/restore.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "actions/backup/backup_names.h"
#include "actions/backup/backup_photos.h"
#include "actions/backup/store_copy.h"
#include "actions/photos/photo_files.h"
#include "actions/transfer/export.h"
#include "base/error.h"
#include "base/next.h"
#include "store/db/migrations.h"
#include "store/files/durable.h"
#include "store/files/hold.h"
#include "store/files/part_folder.h"
#include "store/files/private_file.h"
#include "store/files/store_file.h"
#include "store/history/deeds.h"
#include "store/integrity/backup.h"
#include "store/integrity/digests.h"
#include "store/people/people.h"

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
  store::ReadTx tx(*db, local_account);
  const std::vector<store::Deed> last = store::deeds(tx, 1);
  return {.people = store::count_people(tx, store::Shown::all),
          .last_change = last.empty() ? std::nullopt : std::optional(last.front().at),
          .damaged = store::damaged_texts(*db)};
}

std::string name_to_keep(const std::string& store_path, Instant now) {
  const std::string first = store_path + store::kept_by_restore + stamp(now);
  std::string kept = first;
  std::error_code unknown;
  for (int i = 2; fs::exists(kept, unknown); ++i) kept = fmt::format("{}-{}", first, i);
  return kept;
}

// The store as it is gets a second name, so that there is one at every moment.
void keep_file(const std::string& store_path, const std::string& kept) {
  std::error_code failed;
  fs::create_hard_link(store_path, kept, failed);
  if (failed && store::make_private_file(kept))
    fs::copy_file(store_path, kept, fs::copy_options::overwrite_existing, failed);
  if (failed)
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the present store can't be kept: {}. Nothing was changed.", kept,
                            failed.message()));
}

// The log of one file, read with another, would make a mixture of both. One is left only beside a
// store that is damaged or has gone: it goes with what is kept.
void take_away_log(const std::string& store_path, const std::string& kept) {
  for (const char* ending : {"-wal", "-journal"}) {
    if (!store::has_content(store_path + ending)) continue;
    std::error_code failed;
    fs::rename(store_path + ending, kept + ending, failed);
    if (failed)
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}{} can't be moved away: {}. Nothing was changed.", store_path,
                              ending, failed.message()));
  }
  std::error_code ignored;  // what is empty, or made again at each start
  for (const char* ending : {"-wal", "-journal", "-shm"}) fs::remove(store_path + ending, ignored);
}

void refuse_itself(const std::string& backup, const std::string& store_path) {
  std::error_code absent;
  if (fs::equivalent(backup, store_path, absent))
    throw Error(ErrorKind::invalid,
                fmt::format("{} is the store itself. Nothing was changed; name a backup.", backup));
}

// What comes in by another way, which is to be named.
void refuse_what_is_imported(const std::string& path) {
  constexpr std::size_t enough = 4096;
  std::string start(enough, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(enough));
  start.resize(static_cast<std::size_t>(file.gcount()));
  if (start.starts_with("SQLite format 3")) return;
  if (is_everything(start))
    throw ErrorWithNext(
        ErrorKind::invalid,
        fmt::format("{} is an archive, not a backup. It is imported into an empty store.", path),
        {.act = Next::Act::import_archive, .name = path});
  throw Error(ErrorKind::invalid,
              fmt::format("{} isn't a backup: those end in .db, and Wellmet makes them. If it was "
                          "one, it is damaged; take another.",
                          path));
}

}  // namespace

Restorable examine_backup(const std::string& path) {
  std::error_code absent;
  if (!fs::exists(path, absent))
    throw Error(ErrorKind::not_found, fmt::format("There is no file {}.", path));
  if (!fs::is_regular_file(path, absent))
    throw Error(ErrorKind::invalid, fmt::format("{} isn't a file. Name a backup.", path));
  refuse_what_is_imported(path);
  return examine_copy(path);
}

std::string restore(const std::string& backup, const std::string& store_name, Instant now) {
  const std::string store_path = store::path_of_store(store_name);
  refuse_itself(backup, store_path);
  store::make_private_folder(fs::path(store_path).parent_path());
  const store::StoreHold hold(store_path);
  const store::PartFolder parts(store_path);
  const std::string part = parts / "wellmet.db";
  copy_and_read_back(*store::connect_sqlite({backup}, store::Access::read_only), part);
  std::error_code absent;
  const bool replaces = fs::exists(store_path, absent);
  const std::string kept = name_to_keep(store_path, now);
  if (replaces) link_photos(photos_beside(store_path), photos_beside(kept));
  // Those that are there stay: files of photos never change, and doctor knows which are of no use.
  copy_photos(photos_beside(backup), photos_beside(store_path));
  unpack_photos(part, photos_beside(store_path));
  if (replaces) keep_file(store_path, kept);
  take_away_log(store_path, kept);
  static_cast<void>(store::move_into_place(part, store_path, store::Replace::yes));
  return replaces ? kept : "";
}

}  // namespace wellmet::actions
