#pragma once
#include <string>
#include <vector>

#include "store/database.h"

// Copies of a store's file, and whether a file is whole. PostgreSQL has its own tools for both.
namespace wellmet::store {

// A whole copy as of one moment, while others may write; on the disk when this returns. Throws
// refused for PostgreSQL, unavailable when the file is there already or cannot be written.
void copy_store(Connection&, const std::string& path);

// What the database itself finds wrong with its pages, indexes and foreign keys; nothing when all
// is well.
std::vector<std::string> faults_of_file(Connection&);

// How many rows each table holds, in the order of names: to compare a copy with its original.
struct TableCount {
  std::string table = {};
  std::int64_t rows = 0;
  friend bool operator==(const TableCount&, const TableCount&) = default;
};
std::vector<TableCount> table_counts(Connection&);

}  // namespace wellmet::store
