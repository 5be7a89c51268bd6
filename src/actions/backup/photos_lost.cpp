#include "actions/backup/photos_lost.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/secret.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t most_named = 10;

const char* words_after(PhotoState state) {
  switch (state) {
    case PhotoState::damaged:
      return " (damaged)";
    case PhotoState::unreadable:
      return " (can’t be read)";
    case PhotoState::missing:
    case PhotoState::whole:
      break;
  }
  return "";
}

}  // namespace

PhotoRead read_photo(const store::PhotoFiles& files, const std::string& digest) {
  try {
    auto bytes = files.bytes({digest, store::PhotoSize::large});
    if (!bytes) return {PhotoState::missing};
    if (sha256_hex(*bytes) != digest) return {PhotoState::damaged};
    return {PhotoState::whole, std::move(*bytes)};
  } catch (const Error&) {
    return {PhotoState::unreadable};
  }
}

void PhotosLost::count(PhotoState state, PhotoId id, const std::string& person) {
  ++all_;
  if (state == PhotoState::whole) return;
  only_missing_ = only_missing_ && state == PhotoState::missing;
  lost_.push_back(
      fmt::format("p{}{}{}", id.value, person.empty() ? "" : " of " + person, words_after(state)));
}

std::string PhotosLost::sentence() const {
  if (none()) return "";
  std::vector<std::string> named = lost_;
  std::string more;
  if (named.size() > most_named) {
    more = fmt::format(" and {} more", named.size() - most_named);
    named.resize(most_named);
  }
  return fmt::format("{} of {} {} {} {}: {}{}.", lost_.size(), all_, all_ == 1 ? "photo" : "photos",
                     lost_.size() == 1 ? "is" : "are",
                     only_missing_ ? "missing" : "missing or damaged", join(named, ", "), more);
}

}  // namespace wellmet::actions
