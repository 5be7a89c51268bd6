#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"

// Copies of the store's file and its photos (<copy>.photos), and back. On PostgreSQL the server's
// own tools do this.
namespace wellmet::actions {

constexpr int usual_backups_kept = 7;

struct BackUp {
  std::string path = {};
  std::int64_t people = 0;
  std::vector<std::string> forgotten = {};  // older ones that were deleted
};
// A copy of the store as of now, read back and compared before it gets its name. `target` is a
// folder (the copy is named by date, and only the newest `keep` so named stay) or a file that is
// not there yet. Throws unavailable when it cannot be written or read back.
BackUp back_up(const App&, const std::string& target, int keep);

struct Restorable {
  std::int64_t people = 0;
  std::int64_t deeds = 0;
  std::optional<Instant> last_change = {};
};
// Looks the file over before anything is replaced. Throws invalid when it is no whole store,
// refused when it is of a newer version, not_found when there is none.
Restorable examine_backup(const std::string& path);
// Puts a copy of the file in the place of the store, which nobody may have open; the store that was
// there is kept under the name that is answered ("" when there was none).
std::string restore(const std::string& backup, const std::string& store_path, Instant now);

}  // namespace wellmet::actions
