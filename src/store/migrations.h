#pragma once
#include <string_view>
#include <vector>

namespace wellmet::store {

// Marks a SQLite file as ours (pragma application_id): "Wmet".
constexpr int application_id = 0x576d6574;

// One file of migrations/, built into the program (cmake/embed_migrations.cmake).
struct MigrationFile {
  std::string_view name;  // "0001_people.sql"
  std::string_view sql;
};
const std::vector<MigrationFile>& migration_files();

}  // namespace wellmet::store
