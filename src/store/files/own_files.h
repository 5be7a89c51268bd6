#pragma once
#include <string>

#include "store/db/database.h"

// Places that a file on its way out may not take, since they are a store's own.
namespace wellmet::store {

// What is there of ours, to be said after its name: "is a Wellmet store or a backup", "belongs to
// a store", "lies among the photos of a store"; "" when nothing of that kind is there. Links are
// followed, so that a store is known under each of its names.
std::string own_file_at(const std::string& path);

// The same, and a place that belongs to this store though nothing is there at the moment.
std::string own_file_at(const std::string& path, const Place& place, const std::string& photos);

}  // namespace wellmet::store
