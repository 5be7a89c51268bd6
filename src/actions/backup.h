#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "actions/app.h"

// Copies of the store's file and its photos (<copy>.photos). On PostgreSQL the server's own tools
// do this.
namespace wellmet::actions {

constexpr int usual_backups_kept = 7;

struct BackUp {
  std::string path = {};
  std::int64_t people = 0;
  std::vector<std::string> forgotten = {};  // older ones that were deleted
  // Texts that were damaged before they were copied, each as a sentence; then no older backup is
  // deleted.
  std::vector<std::string> damaged = {};
};
// A copy of the store as of now, read back and compared before it gets its name. `target` is a
// folder (the copy is named by date, and only the newest `keep` so named stay) or a file that is
// not there yet. Throws unavailable when it cannot be written or read back.
BackUp back_up(const App&, const std::string& target, int keep);

}  // namespace wellmet::actions
