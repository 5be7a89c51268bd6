#pragma once
#include <string>
#include <vector>

#include "actions/app.h"

namespace wellmet::actions {

struct Finding {
  std::string area = {};  // "file", "derived", "history", "trash"
  std::string what = {};
  std::string cure = {};  // what to do; "" when it was mended
  bool mended = false;
};

enum class Repair { no, yes };
// Looks the whole store over: the file and its references, what is derived against what it follows
// from, the history, old trash. With Repair::yes it derives anew what differs and forgets who is in
// the trash longer than its time; without, nothing is written.
std::vector<Finding> examine(const App&, Repair);

}  // namespace wellmet::actions
