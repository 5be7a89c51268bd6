#include "store/people/photos.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "formats/json.h"
#include "store/db/ids.h"
#include "store/db/write_tx.h"
#include "store/history/journal.h"

namespace wellmet::store {
namespace {

constexpr std::string_view photo_columns =
    "select p.id, p.person_id, p.digest, p.width, p.height, p.bytes, p.caption, p.day, "
    "p.created_at, p.face_digest, p.face_digest <> '' and p.face_digest = coalesce(i.face, '') "
    "from photos p left join person_index i "
    "on i.account_id = p.account_id and i.person_id = p.person_id where p.account_id = ?1";

Photo photo(const Row& row) {
  return {.id = row.id<PhotoId>(0),
          .person = row.id<PersonId>(1),
          .digest = row.string(2),
          .width = static_cast<int>(row.integer(3)),
          .height = static_cast<int>(row.integer(4)),
          .bytes = row.integer(5),
          .caption = row.string(6),
          .day = parse_partial_date(row.text(7)),
          .created = row.instant(8),
          .face_digest = row.string(9),
          .is_face = row.flag(10)};
}

void add_digests(std::set<std::string>& digests, Rows rows) {
  for (const Row& row : rows) {
    if (!row.text(0).empty()) digests.insert(row.string(0));
  }
}

// The history is read here and not by the database, which stops at a text that isn't JSON.
std::string digest_before(std::string_view before) {
  try {
    return parse_json(before).text("digest");
  } catch (const Error&) {
    return {};  // not to be brought back, so it names no file
  }
}

std::set<std::string> used(ReadTx& tx, Instant since) {
  std::set<std::string> digests;
  add_digests(digests, tx.query("select digest from photos where account_id = ?1"));
  static const std::string gone = fmt::format(
      "select j.before from journal j join deeds d on d.account_id = j.account_id "
      "and d.id = j.deed_id where j.account_id = ?1 and j.table_number = {} "
      "and j.before is not null and d.at >= ?2",
      journaled_table("photos").number);
  for (const Row& row : tx.query(gone, since)) {
    std::string digest = digest_before(row.text(0));
    if (!digest.empty()) digests.insert(std::move(digest));
  }
  return digests;
}

}  // namespace

std::vector<Photo> photos_of(ReadTx& tx, PersonId person) {
  static const std::string sql =
      fmt::format("{} and p.person_id = ?2 order by p.id", photo_columns);
  std::vector<Photo> photos;
  for (const Row& row : tx.query(sql, person)) photos.push_back(photo(row));
  return photos;
}

std::optional<Photo> find_photo(ReadTx& tx, PhotoId id) {
  static const std::string sql = fmt::format("{} and p.id = ?2", photo_columns);
  for (const Row& row : tx.query(sql, id)) return photo(row);
  return std::nullopt;
}

std::vector<Photo> all_photos(ReadTx& tx) {
  static const std::string sql = fmt::format("{} order by p.id", photo_columns);
  std::vector<Photo> photos;
  for (const Row& row : tx.query(sql)) photos.push_back(photo(row));
  return photos;
}

std::vector<Photo> photos_written_by(ReadTx& tx, DeedId deed) {
  static const std::string sql = fmt::format(
      "{} and p.id in (select key1 from journal where account_id = ?1 and deed_id = ?2 "
      "and table_number = {}) order by p.id",
      photo_columns, journaled_table("photos").number);
  std::vector<Photo> photos;
  for (const Row& row : tx.query(sql, deed)) photos.push_back(photo(row));
  return photos;
}

PhotoId insert_photo(WriteTx& tx, const Photo& p) {
  const PhotoId id{tx.next_id("photos")};
  tx.execute(
      "insert into photos (account_id, id, person_id, digest, width, height, bytes, caption, day, "
      "face_digest, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      id, p.person, p.digest, p.width, p.height, p.bytes, p.caption, to_text(p.day), p.face_digest,
      tx.now());
  return id;
}

void update_photo(WriteTx& tx, const Photo& p) {
  tx.execute(
      "update photos set caption = ?3, day = ?4, face_digest = ?5 where account_id = ?1 "
      "and id = ?2",
      p.id, p.caption, to_text(p.day), p.face_digest);
}

void delete_photo(WriteTx& tx, PhotoId id) {
  tx.execute("delete from photos where account_id = ?1 and id = ?2", id);
}

std::string face_of(ReadTx& tx, PersonId person) {
  for (const Row& row :
       tx.query("select face from person_index where account_id = ?1 and person_id = ?2", person))
    return row.string(0);
  return {};
}

std::vector<std::pair<PersonId, std::string>> faces_of(ReadTx& tx,
                                                       const std::vector<PersonId>& people) {
  std::vector<std::pair<PersonId, std::string>> faces;
  if (people.empty()) return faces;
  const std::string sql = fmt::format(
      "select person_id, face from person_index where account_id = ?1 and face <> '' and {}",
      one_of(tx, "person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people)))
    faces.emplace_back(row.id<PersonId>(0), row.string(1));
  return faces;
}

std::set<std::string> digests_in_use(ReadTx& tx, Instant since) {
  std::set<std::string> digests = used(tx, since);
  add_digests(digests, tx.query("select face from person_index where account_id = ?1"));
  return digests;
}

std::set<std::string> digests_ever_used(ReadTx& tx) { return used(tx, Instant{0}); }

}  // namespace wellmet::store
