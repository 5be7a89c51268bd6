#pragma once
#include <sys/stat.h>

#include <optional>
#include <string>

// The file behind a store's name: where it really is, whether it is still the one that was opened,
// and whether anybody has it open.
namespace wellmet::store {

// Between a store's name and the moment of the restore before which it was kept.
constexpr const char* kept_by_restore = ".before-restore-";

// The file that a name leads to. Symbolic links are followed to their end, so that what belongs
// beside the store (its log, its photos, older copies) is beside the file and not beside a link.
// The address of a PostgreSQL server stays as it is. Throws usage for what cannot be a store: an
// empty name, ":memory:", "file:…", a folder, a device; not_found for a link into a folder that is
// not there.
std::string path_of_store(const std::string& name);

// SQLite keeps the log of a file beside the name it was opened by, so that those who open it by
// different names write past each other. Throws refused for a file that can be opened by another
// name too: one with hard links (those that a restore keeps of it beside it aside), or one that is
// mounted by itself, without its folder.
void refuse_file_of_two_names(const std::string& path);

// Which file lies under a name at this moment; nothing when there is none.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};
std::optional<FileIdentity> identity_of(const std::string& path);

// Changes whenever somebody writes to the file under this name.
struct FileState {
  off_t bytes = -1;
  timespec modified = {};
  timespec changed = {};
  bool operator==(const FileState&) const;
};
FileState state_of(const std::string& path);

// Whether there is a file with something in it.
bool has_content(const std::string& path);

// Whether any connection of SQLite, in this process or another, holds a lock on the store's file,
// as each does that has read from it; or on the index beside it. To be asked only where this
// process has no connection to it: asking lets go of its locks.
bool store_is_open_somewhere(const std::string& path);
bool index_is_open_somewhere(const std::string& path);

}  // namespace wellmet::store
