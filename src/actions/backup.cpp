#include "actions/backup.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <regex>

#include "actions/photo_files.h"
#include "base/error.h"
#include "store/backup.h"
#include "store/deeds.h"
#include "store/migrations.h"
#include "store/people.h"
#include "store/photo_files.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;

// wellmet-2026-11-22-090000.db: in the order of time, and never mistaken for another file.
std::string dated_name(const App& app) {
  const Instant now = app.now();
  std::string clock = app.zone.clock_time(now);
  std::erase(clock, ':');
  return fmt::format("wellmet-{}-{}{:02}.db", to_iso(app.zone.date_of(now)), clock,
                     now.milliseconds / 1000 % 60);
}

std::vector<std::string> older_ones(const fs::path& folder, int keep) {
  static const std::regex dated(R"(wellmet-\d{4}-\d\d-\d\d-\d{6}\.db)");
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (std::regex_match(name, dated)) names.push_back(name);
  }
  std::ranges::sort(names, std::greater<>());
  if (names.size() <= static_cast<std::size_t>(keep)) return {};
  names.erase(names.begin(), names.begin() + keep);
  return names;
}

std::string photos_beside(const std::string& store_path) {
  return store::photos_folder_of({store_path}, "");
}

// Of the newest dated backup in the folder: what it has already need not be written again.
std::string newest_photos(const fs::path& path) {
  const std::vector<std::string> dated = older_ones(path.parent_path(), 0);
  return dated.empty() ? "" : photos_beside((path.parent_path() / dated.front()).string());
}

void make_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    throw Error(ErrorKind::unavailable, fmt::format("The folder {} cannot be made: {}.",
                                                    folder.string(), failed.message()));
}

void move_into_place(const std::string& from, const std::string& to) {
  std::error_code failed;
  fs::rename(from, to, failed);
  if (!failed) return;
  const std::string why = failed.message();
  fs::remove(from, failed);
  throw Error(ErrorKind::unavailable, fmt::format("{} cannot be written: {}.", to, why));
}

// Removed unless it was moved into place.
struct Part {
  explicit Part(const std::string& target) : path(target + ".part") {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
  std::string path;
};

void copy_and_read_back(store::Connection& db, const std::string& path) {
  const std::vector<store::TableCount> before = store::table_counts(db);
  store::copy_store(db, path);
  const bool still = store::table_counts(db) == before;  // nobody wrote meanwhile
  const auto copy = store::connect_sqlite({path}, store::Access::read_only);
  const bool whole = store::faults_of_file(*copy).empty();
  if (!whole || (still && store::table_counts(*copy) != before))
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the copy was not what was written when read back. See that the "
                            "disk is sound, and try another.",
                            path));
}

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

BackUp back_up(const App& app, const std::string& target, int keep) {
  std::error_code ignored;
  const bool is_file = !fs::is_directory(target, ignored) && target.ends_with(".db");
  const fs::path path = is_file ? fs::path(target) : fs::path(target) / dated_name(app);
  if (!path.parent_path().empty()) make_folder(path.parent_path());
  if (fs::exists(path, ignored))
    throw Error(ErrorKind::unavailable,
                fmt::format("{} is there already. Give another name.", path.string()));
  const Part part(path.string());
  copy_and_read_back(app.db, part.path);
  // Before the store's copy has its name, and after it was made: no photo in it is missing.
  copy_photos(app.photos_folder, photos_beside(path.string()), is_file ? "" : newest_photos(path));
  move_into_place(part.path, path.string());
  BackUp made{.path = path.string()};
  {
    store::ReadTx tx(app.db, app.account);
    made.people = store::count_people(tx, store::Shown::all);
  }
  if (is_file) return made;
  for (const std::string& name : older_ones(path.parent_path(), keep)) {
    fs::remove(path.parent_path() / name, ignored);
    fs::remove_all(photos_beside((path.parent_path() / name).string()), ignored);
    made.forgotten.push_back(name);
  }
  return made;
}

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
