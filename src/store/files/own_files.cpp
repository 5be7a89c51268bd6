#include "store/files/own_files.h"

#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "store/transfer/uploads.h"

namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> beside_a_store = {"-wal", "-shm", "-journal"};
constexpr std::string_view mark_of_sqlite = "SQLite format 3";

fs::path resolved(const std::string& path) {
  std::error_code unknown;
  fs::path real = fs::weakly_canonical(path, unknown);
  if (unknown) real = fs::absolute(path, unknown).lexically_normal();
  return real.has_filename() ? real : real.parent_path();  // "cards/"
}

bool is_database(const fs::path& path) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) return false;
  std::string start(mark_of_sqlite.size(), '\0');
  std::ifstream(path, std::ios::binary)
      .read(start.data(), static_cast<std::streamsize>(start.size()));
  return start == mark_of_sqlite;
}

bool is_same_file(const fs::path& a, const fs::path& b) {
  struct stat one = {};
  struct stat other = {};
  return ::stat(a.c_str(), &one) == 0 && ::stat(b.c_str(), &other) == 0 &&
         one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

bool is_within(const fs::path& path, const fs::path& folder) {
  for (fs::path above = path; !above.empty(); above = above.parent_path()) {
    if (above == folder) return true;
    if (above == above.root_path()) return false;
  }
  return false;
}

// "w.db-wal" of a database "w.db", and what lies in "w.db.photos" or "w.db.uploads".
bool goes_with_a_database(const fs::path& path) {
  for (std::string_view end : beside_a_store) {
    const std::string& name = path.native();
    if (name.ends_with(end) && is_database(name.substr(0, name.size() - end.size()))) return true;
  }
  return false;
}

bool lies_in_folder_of_a_database(const fs::path& path) {
  for (fs::path above = path; above != above.root_path(); above = above.parent_path()) {
    const std::string extension = above.extension().string();
    if ((extension == ".photos" || extension == ".uploads") &&
        is_database(above.parent_path() / above.stem()))
      return true;
  }
  return false;
}

}  // namespace

std::string own_file_at(const std::string& path) {
  const fs::path real = resolved(path);
  if (is_database(real)) return "is a Wellmet store or a backup";
  if (goes_with_a_database(real)) return "belongs to a store";
  if (lies_in_folder_of_a_database(real)) return "is in a store’s own folder";
  return "";
}

std::string own_file_at(const std::string& path, const Place& place, const std::string& photos) {
  const fs::path real = resolved(path);
  if (is_within(real, resolved(photos)) || is_within(real, resolved(uploads_folder(place))))
    return "is in the store’s own folder";
  if (!place.is_postgres()) {
    const fs::path store = resolved(place.where);
    if (real == store || is_same_file(real, store)) return "is the store itself";
    for (std::string_view end : beside_a_store) {
      const fs::path beside = store.native() + std::string(end);
      if (real == beside || is_same_file(real, beside)) return "belongs to the store";
    }
  }
  return own_file_at(path);
}

}  // namespace wellmet::store
