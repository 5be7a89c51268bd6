#pragma once
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/shell/command.h"
#include "store/files/part_folder.h"

namespace wellmet::cli {

enum class Overwrite { no, yes };

// Throws refused when the path is a place of the store itself: its file and what lies beside it,
// its photos, any store or backup.
void refuse_own_place(const Session&, const std::string& path);

// A file on its way out, for the system's user alone, that is there whole or not at all: written in
// a part folder beside its place and moved there by finish(), which returns when it is on the disk.
// A link is followed: the file that it leads to is written. A pipe or a device is written to as it
// goes along. Every call may throw unavailable; the constructor throws refused when there is a file
// already and it may not be overwritten, or it is the store's own.
class NewFile {
 public:
  NewFile(const Session&, const std::string& path, Overwrite);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();
  void write(std::string_view bytes);
  void finish();

 private:
  [[noreturn]] void fail(const char* what) const;

  std::string path_;   // as it was given
  std::string place_;  // where links lead
  Overwrite overwrite_;
  std::optional<store::PartFolder> part_ = {};  // none for a pipe or a device
  std::FILE* file_ = nullptr;
};

// Many files of one folder, each with the same promise: all are written before the first gets its
// name.
class NewFiles {
 public:
  // Makes the folder when it is not there.
  NewFiles(const Session&, const std::string& folder, Overwrite);
  void add(const std::string& name, std::string_view bytes);
  // Throws before any file has its name when one is there already that may not be overwritten, and
  // for whatever is no plain file. When it breaks off later, the error says how many have theirs.
  void finish();

 private:
  void refuse_what_is_there() const;

  std::string folder_;
  Overwrite overwrite_;
  store::PartFolder part_;
  std::vector<std::string> names_ = {};
};

}  // namespace wellmet::cli
