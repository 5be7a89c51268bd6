#pragma once
#include <filesystem>
#include <string>

#include "store/database.h"

// What backup and restore share: a copy of a store under a passing name, read back, moved into
// place when it is whole.
namespace wellmet::actions {

// The folder of photos that belongs to the store or copy at this path.
std::string photos_beside(const std::string& store_path);
// With those above it. Throws unavailable.
void make_folder(const std::filesystem::path&);
// Throws unavailable; `from` is gone then.
void move_into_place(const std::string& from, const std::string& to);

// Removed unless it was moved into place.
struct Part {
  explicit Part(const std::string& target) : path(target + ".part") {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
  std::string path;
};

// `path` is not there yet. Throws unavailable when it cannot be written or reads back otherwise.
void copy_and_read_back(store::Connection&, const std::string& path);

}  // namespace wellmet::actions
