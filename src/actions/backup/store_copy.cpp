#include "actions/backup/store_copy.h"

#include <fmt/format.h>

#include "actions/backup/backup_photos.h"
#include "base/error.h"
#include "store/files/packed_photos.h"
#include "store/files/photo_files.h"

namespace wellmet::actions {
namespace {

std::vector<store::TableCount> counts_without_photos(store::Connection& db) {
  std::vector<store::TableCount> counts = store::table_counts(db);
  std::erase_if(counts, [](const auto& c) { return c.table == store::packed_photos_table; });
  return counts;
}

}  // namespace

std::string photos_beside(const std::string& store_path) {
  return store::photos_folder_of({store_path}, "");
}

std::vector<store::TableCount> copy_rows(store::Connection& db, const std::string& path) {
  std::vector<store::TableCount> before = counts_without_photos(db);
  store::copy_store(db, path);
  if (counts_without_photos(db) != before) before.clear();
  return before;
}

void read_back(const std::string& path, const std::vector<store::TableCount>& rows,
               store::Connection& original) {
  const auto copy = store::connect_sqlite({path}, store::Access::read_only);
  const bool whole = store::faults_of_file(*copy).empty();
  if (!whole) store::refuse_if_damaged(original, "The store");
  if (!whole || (!rows.empty() && counts_without_photos(*copy) != rows))
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the copy was not what was written when read back. See that the "
                            "disk is sound, and try another.",
                            path));
  if (store::has_packed_photos(*copy)) check_packed_photos(*copy);
}

void copy_and_read_back(store::Connection& db, const std::string& path) {
  const std::vector<store::TableCount> rows = copy_rows(db, path);
  read_back(path, rows, db);
}

}  // namespace wellmet::actions
