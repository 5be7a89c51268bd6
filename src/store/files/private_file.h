#pragma once
#include <filesystem>
#include <string>

// Files and folders that nobody but their owner may read, whatever the umask of the process. A book
// of people is nobody else's business, and one's own umask is seldom so strict.
namespace wellmet::store {

// For open(2) with O_CREAT and mkdir(2).
constexpr unsigned private_file_mode = 0600;
constexpr unsigned private_folder_mode = 0700;

// An empty file that was not there before, with mode 0600. Whether it was made: false when there is
// one of this name already. Throws unavailable when it cannot be made.
bool make_private_file(const std::string& path);

// Makes the folder and those above it that are not there, each with mode 0700 and on the disk when
// this returns; one that is there stays as it is. Throws unavailable when it cannot be made.
void make_private_folder(const std::filesystem::path&);

// Takes what group and others may do from a file of ours: one that an earlier version made. What
// belongs to somebody else, or cannot be changed, stays as it is.
void make_private(const std::string& path) noexcept;

}  // namespace wellmet::store
