#pragma once
#include <string>

// Names and bytes that are on the disk when a function returns: a power cut right after cannot take
// back what the user was told.
namespace wellmet::store {

// The bytes of a file. Throws unavailable.
void sync_file(const std::string& path);
// The names in a folder: new files, renamed and removed ones. Throws unavailable. Where the file
// system has no such call (some on a network) it has done what it can.
void sync_folder(const std::string& folder);
// The folder in which the file lies: "." for a bare name.
std::string folder_of_file(const std::string& path);

enum class Replace { no, yes };
// Gives a whole file of the same file system its final name, and to the system's user alone (0600).
// With Replace::no answers false, and nothing has changed, when something of that name is there, be
// it a link to nothing; with Replace::yes that goes. Throws unavailable.
[[nodiscard]] bool move_into_place(const std::string& from, const std::string& to, Replace);
// The same without waiting for the disk: many files of a folder are moved and the folder is then
// synced once.
[[nodiscard]] bool move_soon(const std::string& from, const std::string& to, Replace);

}  // namespace wellmet::store
