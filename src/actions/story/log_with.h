#pragma once
#include <functional>
#include <vector>

#include "actions/story/log.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

// What else belongs to the change, once the lines are written; it may rename it.
using AlsoWrite = std::function<void(store::WriteTx&, const std::vector<Logged>&)>;

struct LoggedTogether {
  std::vector<Logged> logged = {};
  DeedId change = {};  // 0 of what was only tried
};
// save_logs() with more in the same change; there may be no line at all.
LoggedTogether save_logs_with(const App&, const std::vector<LineToLog>&, Keeping, const AlsoWrite&);

}  // namespace wellmet::actions
