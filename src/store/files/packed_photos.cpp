#include "store/files/packed_photos.h"

namespace wellmet::store {
namespace {

bool has_table(Connection& db, std::string_view name) {
  for (const Row& row :
       db.query("select count(*) from sqlite_schema where type = 'table' and name = ?1", name))
    return row.integer(0) > 0;
  return false;
}

}  // namespace

bool has_packed_photos(Connection& db) { return has_table(db, packed_photos_table); }

std::int64_t count_packed_photos(Connection& db) {
  if (!has_packed_photos(db)) return 0;
  for (const Row& row : db.query("select count(*) from packed_photos")) return row.integer(0);
  return 0;
}

void begin_packing(Connection& db) {
  db.script(
      "drop table if exists packed_photos;"
      "create table packed_photos (account_id integer not null, digest text not null,"
      " bytes blob not null, primary key (account_id, digest))");
}

void pack_photo(Connection& db, AccountId account, const std::string& digest,
                std::string_view bytes) {
  db.execute(
      "insert into packed_photos (account_id, digest, bytes) values (?1, ?2, cast(?3 as blob))",
      account, digest, bytes);
}

void for_each_packed_photo(
    Connection& db,
    const std::function<void(AccountId, const std::string&, std::string_view)>& each) {
  for (const Row& row :
       db.query("select account_id, digest, bytes from packed_photos order by account_id, digest"))
    each(row.id<AccountId>(0), row.string(1), row.text(2));
}

void drop_packed_photos(Connection& db) {
  db.script("drop table packed_photos");
  db.script("vacuum");
}

void keep_in_one_file(Connection& db) {
  for (const Row& row : db.query("pragma journal_mode = delete")) static_cast<void>(row);
}

std::vector<PhotoOfSomeone> photos_of_all(Connection& db) {
  std::vector<PhotoOfSomeone> photos;
  if (!has_table(db, "photos")) return photos;
  for (const Row& row : db.query(
           "select p.account_id, p.id, p.digest, coalesce(n.name, '') from photos p "
           "left join person_index n on n.account_id = p.account_id and n.person_id = p.person_id "
           "order by p.account_id, p.id"))
    photos.push_back({row.id<AccountId>(0), row.id<PhotoId>(1), row.string(2), row.string(3)});
  return photos;
}

}  // namespace wellmet::store
