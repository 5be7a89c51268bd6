#pragma once
#include <string_view>
#include <vector>

#include "store/db/database.h"
#include "store/db/tables.h"

namespace wellmet::store {

// The tables whose every change is written to the journal by triggers, by their numbers.
const std::vector<Table>& journaled_tables();
// Throws invalid for a number that no table has: it comes from a store. The name is ours.
const Table& journaled_table(int number);
const Table& journaled_table(std::string_view name);

// A column that points to a row of another journaled table.
struct Reference {
  const char* from_table;
  const char* from_column;
  const char* to_table;
  IfErased erased;
};
const std::vector<Reference>& references();

// The table's columns in order.
std::vector<std::string> columns_of(Connection&, std::string_view table);

// Drops and makes the triggers for the tables as they now are.
void make_journal_triggers(Connection&);

}  // namespace wellmet::store
