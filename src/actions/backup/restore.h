#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

// A backup (backup.h) in the place of the store. On PostgreSQL the server's own tools do this.
namespace wellmet::actions {

struct Restorable {
  std::int64_t people = 0;
  std::optional<Instant> last_change = {};
  std::vector<std::string> damaged = {};  // texts that are not as they were written
};
// Looks the file over before anything is replaced. Throws invalid when it is no whole store,
// refused when it is of a newer version, not_found when there is none.
Restorable examine_backup(const std::string& path);
// Puts a copy of the file in the place of the store, which nobody may have open: throws unavailable
// when another program has, be it only for reading, and invalid when the file is the store itself.
// A symbolic link stays, the file behind it is replaced. The store that was there is kept, with its
// photos, under the name that is answered ("" when there was none). Broken off at any moment it
// leaves the one or the other.
std::string restore(const std::string& backup, const std::string& store_name, Instant now);

}  // namespace wellmet::actions
