#include "actions/backup/backup_photos.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "actions/backup/store_copy.h"
#include "actions/photos/photo_files.h"
#include "base/error.h"
#include "base/next.h"
#include "base/secret.h"
#include "store/access/sessions.h"
#include "store/files/packed_photos.h"
#include "store/files/part_folder.h"
#include "store/people/photos.h"

namespace wellmet::actions {
namespace {

using AccountPhoto = std::pair<std::int64_t, std::string>;  // account, digest

std::set<AccountPhoto> photos_known(store::Connection& copy) {
  std::set<AccountPhoto> known;
  for (const store::Account& account : store::accounts(copy)) {
    store::ReadTx tx(copy, account.id);
    for (const std::string& digest : store::digests_ever_used(tx))
      known.emplace(account.id.value, digest);
  }
  return known;
}

PhotosLost lost_among(store::Connection& db, const std::map<AccountPhoto, PhotoState>& states) {
  PhotosLost lost;
  for (const store::PhotoOfSomeone& photo : store::photos_of_all(db)) {
    const auto found = states.find({photo.account.value, photo.digest});
    lost.count(found == states.end() ? PhotoState::missing : found->second, photo.id, photo.person);
  }
  return lost;
}

bool is_what_it_says(const std::string& digest, std::string_view bytes) {
  return sha256_hex(bytes) == digest;
}

void unpack(store::Connection& copy, const std::string& folder) {
  store::for_each_packed_photo(
      copy, [&](AccountId account, const std::string& digest, std::string_view bytes) {
        store::end_when_asked();
        if (is_what_it_says(digest, bytes)) put_and_read_back({folder, account}, digest, bytes);
      });
  store::drop_packed_photos(copy);
}

}  // namespace

PhotosLost pack_photos(const std::string& copy, const std::string& folder) {
  const auto db = store::connect_sqlite({copy}, store::Access::read_write);
  const std::set<AccountPhoto> known = photos_known(*db);
  std::map<AccountPhoto, PhotoState> states;
  db->begin_write();
  store::begin_packing(*db);
  for (const auto& [account, digest] : known) {
    store::end_when_asked();
    const PhotoRead read = read_photo({folder, AccountId{account}}, digest);
    if (read.state == PhotoState::whole)
      store::pack_photo(*db, AccountId{account}, digest, read.bytes);
    states[{account, digest}] = read.state;
  }
  db->commit();
  PhotosLost lost = lost_among(*db, states);
  store::keep_in_one_file(*db);
  return lost;
}

void refuse_packed(const App& app) {
  if (app.db.dialect() == store::Dialect::postgres || store::count_packed_photos(app.db) == 0)
    return;
  throw ErrorWithNext(ErrorKind::refused,
                      fmt::format("{} is a backup, with its photos packed in it.", app.store_path),
                      {.act = Next::Act::unpack_backup, .name = app.store_path});
}

void check_packed_photos(store::Connection& backup) {
  store::for_each_packed_photo(
      backup, [](AccountId, const std::string& digest, std::string_view bytes) {
        if (!is_what_it_says(digest, bytes))
          throw Error(ErrorKind::unavailable,
                      "A photo in the backup is damaged. Take another backup, or another disk.");
      });
}

void unpack_photos(const std::string& copy, const std::string& folder) {
  const auto db = store::connect_sqlite({copy}, store::Access::read_write);
  if (store::has_packed_photos(*db)) unpack(*db, folder);
  store::keep_in_one_file(*db);
}

PhotosLost photos_lost(const std::string& path) {
  const auto db = store::connect_sqlite({path}, store::Access::read_only);
  std::map<AccountPhoto, PhotoState> states;
  if (store::has_packed_photos(*db))
    store::for_each_packed_photo(
        *db, [&](AccountId account, const std::string& digest, std::string_view bytes) {
          states[{account.value, digest}] =
              is_what_it_says(digest, bytes) ? PhotoState::whole : PhotoState::damaged;
        });
  for (const store::PhotoOfSomeone& photo : store::photos_of_all(*db)) {
    PhotoState& state =
        states.try_emplace({photo.account.value, photo.digest}, PhotoState::missing).first->second;
    if (state != PhotoState::whole)
      state = read_photo({photos_beside(path), photo.account}, photo.digest).state;
  }
  return lost_among(*db, states);
}

}  // namespace wellmet::actions
