#pragma once
#include <cstdint>
#include <string_view>

namespace wellmet {

// FNV-1a over 64 bits with a last mixing step: the same on every machine and in every version, so
// that it may be stored. Not for secrets.
constexpr std::uint64_t stable_hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  hash ^= hash >> 32;
  return hash * 0x9E3779B97F4A7C15u;
}

}  // namespace wellmet
