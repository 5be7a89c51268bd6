#include "actions/photos/photo_files.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <set>

#include "actions/deed.h"
#include "actions/people/trash.h"
#include "base/bytes/base64.h"
#include "base/error.h"
#include "base/secret.h"
#include "formats/picture.h"
#include "store/files/durable.h"
#include "store/files/photo_files.h"
#include "store/files/private_file.h"
#include "store/integrity/row_rules.h"
#include "store/people/people.h"
#include "store/people/photos.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;
using store::PhotoFile;
using store::PhotoFiles;
using store::PhotoSize;

constexpr const char* photo_rows = "photo_files";
constexpr std::size_t largest_picture_bytes = std::size_t{30} << 20;
constexpr std::size_t largest_text = largest_picture_bytes / 3 * 4 + 4;  // in base64

// Account by account: the folder of photos has one folder for each. Throws unavailable when it is
// there and can’t be read.
void each_large_file(const std::string& folder,
                     const std::function<void(AccountId, const PhotoFile&)>& take) {
  std::error_code fault;
  if (!fs::exists(folder, fault) && !fault) return;
  for (fs::directory_iterator it(folder, fault), end; !fault && it != end; it.increment(fault)) {
    const AccountId account{std::atoll(it->path().filename().c_str())};
    if (!account) continue;
    PhotoFiles(folder, account).each([&](const std::string&, const auto& file) {
      if (file && file->size == PhotoSize::large) take(account, *file);
    });
  }
  if (fault)
    throw Error(ErrorKind::unavailable,
                fmt::format("The photos in {} can’t be read: {}. See that you may read the folder.",
                            folder, fault.message()));
}

bool linked(const std::string& from, const std::string& to) {
  std::error_code failed;
  store::make_private_folder(store::folder_of_file(to));
  fs::create_hard_link(from, to, failed);
  return !failed;
}

const char* said_of(PhotoState state) {
  switch (state) {
    case PhotoState::damaged:
      return "is damaged";
    case PhotoState::unreadable:
      return "can’t be read";
    case PhotoState::missing:
    case PhotoState::whole:
      break;
  }
  return "is not there";
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
    const PhotoState state = read_photo(files, photo.digest).state;
    if (state == PhotoState::whole) continue;
    if (!store::is_digest(photo.digest)) {
      findings.push_back(
          {"photos", fmt::format("photo p{} has a name that no photo can have", photo.id.value),
           "Remove the photo, or restore a backup."});
      continue;
    }
    findings.push_back(
        {"photos",
         fmt::format("the file of photo p{} of {} {}: {}", photo.id.value, whose(tx, photo.person),
                     said_of(state), files.path({photo.digest, PhotoSize::large})),
         "Restore a backup that has it, or remove the photo"});
  }
  return std::ssize(photos);
}

Instant long_ago(const App& app) { return trash_ends_before(app.now()); }

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
  findings.push_back(repairable("photos",
                                fmt::format("{} {} to no photo and no face", count,
                                            count == 1 ? "file belongs" : "files belong"),
                                repair == Repair::yes));
}

}  // namespace

PhotosOut for_each_photo_row(const App& app, store::ReadTx& tx,
                             const std::function<void(const PlainRow&)>& each) {
  const PhotoFiles files(app.photos_folder, app.account);
  std::map<std::string, PhotoState> states;
  PhotosOut out;
  for (const std::string& digest : store::digests_ever_used(tx)) {
    const PhotoRead read = read_photo(files, digest);
    states[digest] = read.state;
    if (read.state != PhotoState::whole) continue;
    each({.table = photo_rows, .fields = {{"digest", digest}, {"bytes", base64(read.bytes)}}});
    ++out.rows;
  }
  for (const Photo& photo : store::all_photos(tx)) {
    const PhotoState state = states[photo.digest];
    const auto names = store::names_of(tx, {photo.person});
    out.lost.count(state, photo.id, names.empty() ? "" : names.front().second);
  }
  return out;
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
    throw Error(ErrorKind::invalid, "The bytes of the photo aren't a WebP picture.");
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

void put_and_read_back(const PhotoFiles& files, const std::string& digest, std::string_view bytes) {
  const PhotoFile file{digest, PhotoSize::large};
  if (read_photo(files, digest).state == PhotoState::whole) return;
  files.put(file, bytes);
  if (files.bytes(file) != bytes)
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the photo reads back as something else. See that the disk is "
                            "sound and has room.",
                            files.path(file)));
}

void copy_photos(const std::string& from, const std::string& to) {
  each_large_file(from, [&](AccountId account, const PhotoFile& file) {
    const PhotoRead read = read_photo({from, account}, file.digest);
    if (read.state == PhotoState::whole) put_and_read_back({to, account}, file.digest, read.bytes);
  });
}

void link_photos(const std::string& from, const std::string& to) {
  each_large_file(from, [&](AccountId account, const PhotoFile& file) {
    const std::string source = PhotoFiles(from, account).path(file);
    if (linked(source, PhotoFiles(to, account).path(file))) return;
    const PhotoRead read = read_photo({from, account}, file.digest);
    if (read.state == PhotoState::whole) put_and_read_back({to, account}, file.digest, read.bytes);
  });
}

std::string remove_unused_photo_files(const App& app) {
  Deed deed(app, DeedKind::repair, "removing files of photos");
  std::size_t stay = 0;
  for (const std::string& path : left_files(app, deed.tx, Instant{0})) {
    std::error_code failed;
    fs::remove(path, failed);
    if (failed) ++stay;
  }
  return stay == 0 ? ""
                   : fmt::format("{} {} can’t be removed", stay,
                                 stay == 1 ? "file of a photo" : "files of photos");
}

std::int64_t examine_photos(const App& app, Repair repair, std::vector<Finding>& findings) {
  std::int64_t count = 0;
  try {
    if (repair == Repair::no) {
      store::ReadTx tx(app.db, app.account);
      count = examine_rows(app, tx, findings);
      say_left(left_files(app, tx, long_ago(app)).size(), repair, findings);
      return count;
    }
    // Within a deed nobody else is between a photo's files and its row.
    Deed deed(app, DeedKind::repair, "doctor");
    count = examine_rows(app, deed.tx, findings);
    const std::vector<std::string> left = left_files(app, deed.tx, long_ago(app));
    std::error_code ignored;
    for (const std::string& path : left) fs::remove(path, ignored);
    say_left(left.size(), repair, findings);
  } catch (const store::UnreadableFolder& fault) {
    findings.push_back({"photos", fault.what(), "See that you may read it."});
  }
  return count;
}

}  // namespace wellmet::actions
