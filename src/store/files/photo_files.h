#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/id.h"
#include "base/text.h"
#include "store/db/database.h"

// The files of pictures, beside the store: <folder>/<account>/ab/<digest>-<size>.webp. A file is
// named by what it shows, is written once and never changed; the account's own folder keeps its
// pictures from all others.
namespace wellmet::store {

// <store>.photos for a file. A server's has a folder below `home`, named after where it is but not
// after who asks.
std::string photos_folder_of(const Place&, const std::string& home);

// Whether it names a file: SHA-256 in 64 small hexadecimal digits, and nothing that could lead out
// of a folder.
bool is_digest(std::string_view);

struct UnreadableFolder : Error {
  using Error::Error;
};

// small and medium are faces, 4:5; large is the whole picture and what the others are made from.
enum class PhotoSize { small, medium, large };

// A file that may be made anew from another: an empty one says that it cannot be.
struct PhotoFile {
  std::string digest = {};
  PhotoSize size = PhotoSize::large;
};

class PhotoFiles {
 public:
  PhotoFiles(const std::string& folder, AccountId);

  // Always within the account's own folder. Throws invalid when the digest is none; there is no
  // such file for the others below.
  std::string path(const PhotoFile&) const;
  bool has(const PhotoFile&) const;
  bool is_empty(const PhotoFile&) const;
  // On the disk when this returns, whole or not at all. Throws unavailable.
  void put(const PhotoFile&, std::string_view bytes) const;
  // And the folders that it leaves empty. Nothing happens when there is none.
  void remove(const PhotoFile&) const noexcept;
  // Nothing when there is none. Throws unavailable when it can’t be read.
  std::optional<Bytes> bytes(const PhotoFile&) const;
  // Every file of the account; `file` is nothing for one that has no such name. Throws
  // UnreadableFolder (unavailable) when the folder is there and can’t be read.
  void each(
      const std::function<void(const std::string& path, const std::optional<PhotoFile>&)>&) const;

 private:
  std::string folder_;
};

std::optional<PhotoFile> photo_file_named(std::string_view file_name);
// The bytes of a file; nothing when there is none. Throws unavailable when it can’t be read.
std::optional<Bytes> file_bytes(const std::string& path);

}  // namespace wellmet::store
