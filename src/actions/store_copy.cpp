#include "actions/store_copy.h"

#include <fmt/format.h>

#include <vector>

#include "base/error.h"
#include "store/backup.h"
#include "store/photo_files.h"

namespace wellmet::actions {

namespace fs = std::filesystem;

std::string photos_beside(const std::string& store_path) {
  return store::photos_folder_of({store_path}, "");
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

void copy_and_read_back(store::Connection& db, const std::string& path) {
  const std::vector<store::TableCount> before = store::table_counts(db);
  store::copy_store(db, path);
  const bool still = store::table_counts(db) == before;  // nobody wrote meanwhile
  const auto copy = store::connect_sqlite({path}, store::Access::read_only);
  const bool whole = store::faults_of_file(*copy).empty();
  if (!whole) store::refuse_if_damaged(db, "The store");
  if (!whole || (still && store::table_counts(*copy) != before))
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the copy was not what was written when read back. See that the "
                            "disk is sound, and try another.",
                            path));
}

}  // namespace wellmet::actions
