#include "actions/photo_files.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "actions/deed.h"
#include "actions/trash.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/secret.h"
#include "formats/picture.h"
#include "store/people.h"
#include "store/photo_files.h"
#include "store/photos.h"
#include "store/row_rules.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;
using store::PhotoFile;
using store::PhotoFiles;
using store::PhotoSize;

constexpr const char* photo_rows = "photo_files";
constexpr std::int64_t day_ms = 86'400'000;
constexpr std::size_t largest_picture_bytes = std::size_t{30} << 20;
constexpr std::size_t largest_text = largest_picture_bytes / 3 * 4 + 4;  // in base64

[[noreturn]] void copy_failed(const fs::path& path, const std::string& why) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{}: the copy of a photo cannot be written: {}. See that the disk is "
                          "sound and has room.",
                          path.string(), why));
}

// Account by account: the folder of photos has one folder for each.
void each_large_file(const std::string& folder,
                     const std::function<void(AccountId, const PhotoFile&)>& take) {
  std::error_code absent;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, absent)) {
    const AccountId account{std::atoll(entry.path().filename().c_str())};
    if (!account) continue;
    PhotoFiles(folder, account).each([&](const std::string&, const auto& file) {
      if (file && file->size == PhotoSize::large) take(account, *file);
    });
  }
}

bool linked(const std::string& from, const std::string& to) {
  std::error_code failed;
  fs::create_directories(fs::path(to).parent_path(), failed);
  fs::create_hard_link(from, to, failed);
  return !failed;
}

void copy_one(const std::string& from, const PhotoFile& file, const PhotoFiles& to) {
  const auto bytes = store::file_bytes(from);
  if (!bytes) return;
  to.put(file, *bytes);
  if (to.bytes(file) != bytes) copy_failed(to.path(file), "it reads back as something else");
}

std::string whose(store::ReadTx& tx, PersonId person) {
  const auto names = store::names_of(tx, {person});
  return names.empty() ? fmt::format("person {}", person.value) : names.front().second;
}

// What is wrong with the photos that are there; how many there are.
std::int64_t examine_rows(const App& app, store::ReadTx& tx, std::vector<Finding>& findings) {
  const PhotoFiles files(app.photos_folder, app.account);
  const std::vector<Photo> photos = store::all_photos(tx);
  for (const Photo& photo : photos) {
    const PhotoFile file{photo.digest, PhotoSize::large};
    const auto bytes = files.bytes(file);
    if (bytes && sha256_hex(*bytes) == photo.digest) continue;
    if (!store::is_digest(photo.digest)) {
      findings.push_back(
          {"photos", fmt::format("photo p{} has a name that no photo can have", photo.id.value),
           "Remove the photo, or restore a backup."});
      continue;
    }
    findings.push_back(
        {"photos",
         fmt::format("the file of photo p{} of {} is {}: {}", photo.id.value,
                     whose(tx, photo.person), bytes ? "damaged" : "not there", files.path(file)),
         "Copy it back from the photos of a backup, or remove the photo"});
  }
  return std::ssize(photos);
}

Instant long_ago(const App& app) { return {app.now().milliseconds - trash_days * day_ms}; }

// Those that nothing needs which is there, or was since.
std::vector<std::string> left_files(const App& app, store::ReadTx& tx, Instant since) {
  const std::set<std::string> used = store::digests_in_use(tx, since);
  std::vector<std::string> left;
  PhotoFiles(app.photos_folder, app.account)
      .each([&](const std::string& path, const std::optional<PhotoFile>& file) {
        if (!file || !used.contains(file->digest)) left.push_back(path);
      });
  return left;
}

void say_left(std::size_t count, Repair repair, std::vector<Finding>& findings) {
  if (count == 0) return;
  const bool repaired = repair == Repair::yes;
  findings.push_back({"photos",
                      fmt::format("{} {} to no photo and no face", count,
                                  count == 1 ? "file belongs" : "files belong"),
                      repaired ? "" : "To repair it: wellmet doctor --repair", repaired});
}

}  // namespace

std::int64_t for_each_photo_row(const App& app, store::ReadTx& tx,
                                const std::function<void(const PlainRow&)>& each) {
  const PhotoFiles files(app.photos_folder, app.account);
  std::int64_t count = 0;
  for (const std::string& digest : store::digests_ever_used(tx)) {
    const auto bytes = files.bytes({digest, PhotoSize::large});
    if (!bytes) continue;
    each({.table = photo_rows, .fields = {{"digest", digest}, {"bytes", base64(*bytes)}}});
    ++count;
  }
  return count;
}

bool is_photo_row(const PlainRow& row) { return row.table == photo_rows; }

PhotosComing::~PhotosComing() {
  for (const std::string& digest : written_) files_.remove({digest, PhotoSize::large});
}

void PhotosComing::put(const PlainRow& row, int line) {
  const std::string digest(store::text_in(row, "digest"));
  const std::string_view text = store::text_in(row, "bytes");
  if (row.fields.size() != 2 || !store::is_digest(digest) || text.empty())
    throw Error(ErrorKind::invalid, "A photo's file needs its digest and its bytes, and no more.");
  if (text.size() > largest_text)
    throw Error(ErrorKind::invalid,
                fmt::format("A photo's file is larger than {} MB.", largest_picture_bytes >> 20));
  const auto bytes = from_base64(text);
  if (!bytes || sha256_hex(*bytes) != digest)
    throw Error(ErrorKind::invalid, "The bytes of the photo are not what its digest says.");
  if (picture_kind(*bytes) != PictureKind::webp)
    throw Error(ErrorKind::invalid, "The bytes of the photo are no WebP picture.");
  digests_.emplace_back(digest, line);
  const PhotoFile file{digest, PhotoSize::large};
  if (files_.has(file)) return;
  written_.push_back(digest);
  files_.put(file, *bytes);
}

std::optional<Problem> PhotosComing::fault(store::ReadTx& tx) const {
  if (digests_.empty()) return std::nullopt;
  const std::set<std::string> used = store::digests_ever_used(tx);
  for (const auto& [digest, line] : digests_) {
    if (!used.contains(digest))
      return Problem{line, "No photo in the file has or had this picture.",
                     "Export it again from where it came."};
  }
  return std::nullopt;
}

void copy_photos(const std::string& from, const std::string& to, const std::string& older) {
  each_large_file(from, [&](AccountId account, const PhotoFile& file) {
    const PhotoFiles target(to, account);
    if (target.has(file)) return;
    if (!older.empty() && linked(PhotoFiles(older, account).path(file), target.path(file))) return;
    copy_one(PhotoFiles(from, account).path(file), file, target);
  });
}

void link_photos(const std::string& from, const std::string& to) { copy_photos(from, to, from); }

void remove_unused_photo_files(const App& app) {
  Deed deed(app, "removing files of photos");
  std::error_code ignored;
  for (const std::string& path : left_files(app, deed.tx, Instant{0})) fs::remove(path, ignored);
}

std::int64_t examine_photos(const App& app, Repair repair, std::vector<Finding>& findings) {
  if (repair == Repair::no) {
    store::ReadTx tx(app.db, app.account);
    const std::int64_t count = examine_rows(app, tx, findings);
    say_left(left_files(app, tx, long_ago(app)).size(), repair, findings);
    return count;
  }
  // Within a deed nobody else is between a photo's files and its row.
  Deed deed(app, "doctor");
  const std::int64_t count = examine_rows(app, deed.tx, findings);
  const std::vector<std::string> left = left_files(app, deed.tx, long_ago(app));
  std::error_code ignored;
  for (const std::string& path : left) fs::remove(path, ignored);
  say_left(left.size(), repair, findings);
  return count;
}

}  // namespace wellmet::actions
