#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/large_bytes.h"
#include "base/text.h"

// Zip archives (APPNOTE 6.3), by libzip: the table of what is inside, and one file of it at a time.
namespace wellmet {

bool is_zip(std::string_view bytes);

struct ZipEntry {
  std::uint64_t place = 0;  // in the table of the archive
  std::string name = {};    // with its folders, as it is written there; nothing is written to it
  std::uint64_t bytes = 0;  // unpacked, as the archive says
  bool locked = false;      // by a password
};

// A zip that is not whole, or no zip, throws invalid; its names and sizes are believed no further
// than to find and to refuse.
class Zip {
 public:
  // The bytes must outlive it. Throws refused when there are more files inside than are looked at.
  explicit Zip(std::string_view bytes);
  ~Zip();
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  // Without folders and what macOS puts beside.
  const std::vector<ZipEntry>& entries() const { return entries_; }
  // Throws refused for more than the limit, whatever the archive said; invalid for what is damaged
  // or locked.
  LargeBytes unpacked(const ZipEntry&, std::uint64_t limit_bytes) const;
  // The first bytes of it, for telling what it is.
  Bytes beginning(const ZipEntry&, std::size_t most) const;

 private:
  struct Archive;
  std::unique_ptr<Archive> archive_;
  std::vector<ZipEntry> entries_ = {};
};

}  // namespace wellmet
