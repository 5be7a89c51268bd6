#pragma once
#include <string>
#include <vector>

#include "store/db/database.h"
#include "store/integrity/backup.h"

// What backup and restore share: a copy of a store under a passing name, read back before it gets
// its own.
namespace wellmet::actions {

// The folder of photos that belongs to the store or copy at this path.
std::string photos_beside(const std::string& store_path);

// Writes the copy to `path`, where nothing is yet. How many rows each table has, when nobody wrote
// meanwhile; nothing otherwise. Throws unavailable.
std::vector<store::TableCount> copy_rows(store::Connection&, const std::string& path);
// Throws unavailable when the file is not whole, has other rows than these (any when none are
// named) or a picture that is not what its digest says; invalid when that is the original's fault.
void read_back(const std::string& path, const std::vector<store::TableCount>& rows,
               store::Connection& original);

// Both. Throws unavailable when it can’t be written or reads back otherwise.
void copy_and_read_back(store::Connection&, const std::string& path);

}  // namespace wellmet::actions
