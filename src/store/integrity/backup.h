#pragma once
#include <string>
#include <vector>

#include "store/db/database.h"

// Copies of a store's file, and whether a file is whole. PostgreSQL has its own tools for both.
namespace wellmet::store {

// A whole copy as of one moment, while others may write; on the disk when this returns. Throws
// refused for PostgreSQL, unavailable when the file is there already or can’t be written.
// When the store was made, in milliseconds. A copy keeps it, and no two stores that were made apart
// are likely to share it. 0 for what is no store.
std::int64_t made_at(Connection&);

void copy_store(Connection&, const std::string& path);

// What the database itself finds wrong with its pages, indexes and foreign keys; nothing when all
// is well.
std::vector<std::string> faults_of_file(Connection&);

// Throws invalid when there are any; `where` names the store in the sentence.
void refuse_if_damaged(Connection&, const std::string& where);

// For a damaged file: tables that can't be read to their end; none when the damage is in indexes
// or in pages that hold nothing. By what they hold: "cards", "the history".
std::vector<std::string> unreadable_tables(Connection&);
// Makes the indexes again from their tables. Whether the file is whole then.
bool rebuild_indexes(Connection&);
std::int64_t count_indexes(Connection&);
// What SQLite says of a damage, without its line breaks.
std::string in_one_line(std::string_view);

// How many rows each table holds, in the order of names: to compare a copy with its original.
struct TableCount {
  std::string table = {};
  std::int64_t rows = 0;
  friend bool operator==(const TableCount&, const TableCount&) = default;
};
std::vector<TableCount> table_counts(Connection&);

}  // namespace wellmet::store
