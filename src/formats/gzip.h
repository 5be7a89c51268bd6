#pragma once
#include <cstddef>
#include <string_view>

#include "base/bytes/large_bytes.h"
#include "base/text.h"

namespace wellmet {

// True when the bytes begin like a gzip file (RFC 1952).
bool is_gzip(std::string_view);

constexpr std::size_t gunzip_limit_bytes = std::size_t{1} << 30;

// What was packed; several members one after another are joined, zeros after the last are padding.
// Throws invalid for damaged or cut-off bytes, refused when more than `limit_bytes` would come out.
Bytes gunzip(std::string_view packed, std::size_t limit_bytes = gunzip_limit_bytes);
LargeBytes gunzip_large(std::string_view packed, std::size_t limit_bytes);

// Packs quickly rather than tightly: for answers that are made for one reader.
Bytes gzip(std::string_view);

}  // namespace wellmet
