#pragma once
#include <string_view>
#include <vector>

#include "store/db/database.h"

namespace wellmet::store {

// Marks a SQLite file as ours (pragma application_id): "Wmet".
constexpr int application_id = 0x576d6574;

// One file of migrations/, built into the program (cmake/embed_migrations.cmake).
struct MigrationFile {
  std::string_view name;  // "0001_people.sql"
  std::string_view sql;
};
const std::vector<MigrationFile>& migration_files();

int newest_version(Dialect);
// Applies those that the store does not have yet, each in a transaction; nothing is copied first.
// The triggers of the journal are made anew after the last one, so it must know all their tables.
void apply_migrations(Connection&, int up_to);

}  // namespace wellmet::store
