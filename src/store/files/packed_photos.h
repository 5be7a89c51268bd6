#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "store/db/database.h"

// Pictures within a backup. It is one file, so they lie in a table of it that a store in use does
// not have (docs/decisions/0020-one-file-backups.md).
namespace wellmet::store {

// The name of that table, for who compares tables.
constexpr std::string_view packed_photos_table = "packed_photos";

bool has_packed_photos(Connection&);
std::int64_t count_packed_photos(Connection&);  // 0 where there is no such table
// Makes the table, empty; what an opened backup brought along goes.
void begin_packing(Connection&);
void pack_photo(Connection&, AccountId, const std::string& digest, std::string_view bytes);
void for_each_packed_photo(
    Connection&,
    const std::function<void(AccountId, const std::string& digest, std::string_view bytes)>&);
// The table goes, and the room it took in the file.
void drop_packed_photos(Connection&);
// Makes the file whole by itself, with no log beside it: the last that is done to a copy, which
// nobody else has open.
void keep_in_one_file(Connection&);

// Photos that are there, of all accounts.
struct PhotoOfSomeone {
  AccountId account = {};
  PhotoId id = {};
  std::string digest = {};
  std::string person = {};  // the name
};
// Nothing in a store of a version that had none.
std::vector<PhotoOfSomeone> photos_of_all(Connection&);

}  // namespace wellmet::store
