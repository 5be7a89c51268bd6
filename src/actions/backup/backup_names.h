#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/instant.h"

// What the backups in a folder are called. Their order is told by the number in the name, which
// each new one counts on by one: clocks are set back and forward, and an hour of autumn comes
// twice.
namespace wellmet::actions {

struct NamedBackup {
  std::int64_t number = 0;  // 0: of the form before numbers, wellmet-2026-11-22-090000.db
  std::string name = {};    // of the file
};
// In the order in which they were made; other files are passed over. Throws unavailable when the
// folder can’t be read.
std::vector<NamedBackup> backups_in(const std::string& folder);
// Where `wellmet backup` puts them when no folder is named.
std::string usual_backup_folder(const std::string& store_path);
// One more than any there.
std::int64_t next_number(const std::string& folder);
// "2026-11-22-090000", in UTC: for names of files.
std::string stamp(Instant);
// wellmet-2026-11-22-090000Z-0012.db, the time in UTC.
std::string backup_name(Instant, std::int64_t number);

}  // namespace wellmet::actions
