#pragma once
#include <string>
#include <vector>

#include "actions/app.h"

namespace wellmet::actions {

struct Finding {
  std::string area = {};  // "file", "derived", "history", "trash", "photos"
  std::string what = {};
  std::string cure = {};  // what to do; "" when it was mended
  bool mended = false;
};

enum class Repair { no, yes };
// Looks the whole store over: the file and its references, what is derived against what it follows
// from, the history, old trash, the files of photos. With Repair::yes it derives anew what differs,
// forgets who is in the trash longer than its time and lets go of files that belong to nothing;
// without, nothing is written.
std::vector<Finding> examine(const App&, Repair);

}  // namespace wellmet::actions
