#pragma once
#include <string>

#include "store/files/held_signals.h"

// Files that are not whole yet, and what is left of them.
namespace wellmet::store {

// A folder ".wellmet-….part" beside a file that is to be: the file is made in it, with whatever
// SQLite lays beside it, and moved from there when it is whole. The folder goes with this object,
// also on Ctrl-C and SIGTERM, which are held back as long. It is locked as long as its program
// lives, however that ends; one without a lock was left by a kill or a power cut, and goes when
// the next one is made there. Where folders know no locks (some network file systems) none is
// taken for left.
class PartFolder {
 public:
  // Throws unavailable when nothing can be written there.
  explicit PartFolder(const std::string& target);
  PartFolder(const PartFolder&) = delete;
  PartFolder& operator=(const PartFolder&) = delete;
  ~PartFolder();

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  HeldSignals held_;
  std::string path_;
  int lock_ = -1;
};

// Throws unavailable when the program was asked to stop: for the loops that fill a part.
void end_when_asked();

// Removes the part folders in this one that no living program has; how many.
int remove_left_parts(const std::string& folder);

}  // namespace wellmet::store
