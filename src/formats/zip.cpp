// What comes in a zip is somebody else's: it may say that it is small and unpack to gigabytes, hold
// a million names, or name a file "../../etc/passwd". So none of its names is used, sizes are
// counted while unpacking, and a zip inside a zip is a file like any other, which is not opened.
#include "formats/zip.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

#include "base/error.h"

namespace wellmet {
namespace {

constexpr zip_int64_t entries_at_most = 100'000;

std::string fault_in_words(zip_error_t& fault) {
  const std::string words = zip_error_strerror(&fault);
  zip_error_fini(&fault);
  return words;
}

[[noreturn]] void refuse_damaged(const std::string& why) {
  throw Error(ErrorKind::invalid,
              fmt::format("The zip archive is damaged or was cut off ({}). Copy or download it "
                          "again.",
                          why));
}

bool is_beside(std::string_view name) {
  return name.ends_with('/') || name.starts_with("__MACOSX/") || name.find("/._") != name.npos ||
         name.starts_with("._");
}

class OpenEntry {
 public:
  OpenEntry(zip_t* archive, const ZipEntry& entry)
      : file_(zip_fopen_index(archive, entry.place, 0)) {
    if (entry.locked)
      throw Error(ErrorKind::invalid,
                  fmt::format("{} in the zip archive is locked by a password: unpack it yourself.",
                              entry.name));
    if (!file_) refuse_damaged(zip_strerror(archive));
  }
  ~OpenEntry() {
    if (file_) zip_fclose(file_);
  }
  OpenEntry(const OpenEntry&) = delete;
  OpenEntry& operator=(const OpenEntry&) = delete;

  // 0 at the end.
  std::size_t read(char* to, std::size_t room) {
    const zip_int64_t got = zip_fread(file_, to, room);
    if (got < 0) refuse_damaged(zip_file_strerror(file_));
    return static_cast<std::size_t>(got);
  }

 private:
  zip_file_t* file_;
};

}  // namespace

struct Zip::Archive {
  zip_t* zip = nullptr;
  ~Archive() {
    if (zip) zip_discard(zip);
  }
};

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Zip::Zip(std::string_view bytes) : archive_(std::make_unique<Archive>()) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &fault);
  if (!source) refuse_damaged(fault_in_words(fault));
  archive_->zip = zip_open_from_source(source, ZIP_RDONLY, &fault);
  if (!archive_->zip) {
    zip_source_free(source);
    refuse_damaged(fault_in_words(fault));
  }
  zip_error_fini(&fault);
  const zip_int64_t count = zip_get_num_entries(archive_->zip, 0);
  if (count > entries_at_most)
    throw Error(ErrorKind::refused,
                fmt::format("The zip archive holds more than {} files. Unpack it and import what "
                            "you need of it.",
                            entries_at_most));
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    const auto place = static_cast<zip_uint64_t>(i);
    if (zip_stat_index(archive_->zip, place, 0, &stat) != 0) continue;
    if (!(stat.valid & ZIP_STAT_NAME) || is_beside(stat.name)) continue;
    const bool locked =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE;
    entries_.push_back({place, stat.name, stat.size, locked});
  }
}

Zip::~Zip() = default;

LargeBytes Zip::unpacked(const ZipEntry& entry, std::uint64_t limit_bytes) const {
  const auto refuse = [&] {
    throw Error(ErrorKind::refused,
                fmt::format("{} in the zip archive unpacks to more than {} MB, the most that is "
                            "read at once.",
                            entry.name, limit_bytes >> 20));
  };
  if (entry.bytes > limit_bytes) refuse();
  OpenEntry file(archive_->zip, entry);
  LargeBytes bytes;
  std::string piece(std::size_t{1} << 16, '\0');
  while (const std::size_t got = file.read(piece.data(), piece.size())) {
    bytes.append(std::string_view(piece).substr(0, got));
    if (bytes.size() > limit_bytes) refuse();
  }
  return bytes;
}

Bytes Zip::beginning(const ZipEntry& entry, std::size_t most) const {
  OpenEntry file(archive_->zip, entry);
  Bytes bytes(most, '\0');
  std::size_t size = 0;
  while (size < most) {
    const std::size_t got = file.read(bytes.data() + size, most - size);
    if (got == 0) break;
    size += got;
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace wellmet
