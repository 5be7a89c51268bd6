#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/bytes/large_bytes.h"
#include "base/text.h"
#include "cli/shell/command.h"

namespace wellmet::cli {

constexpr std::size_t largest_file_bytes = std::size_t{1} << 30;

// How many bytes a file may have that begins so (with its first 64 KB).
using LimitFor = std::function<std::size_t(std::string_view start)>;

// The whole file, or all that comes on standard input for "-". Throws not_found when there is none,
// unavailable when it may not be read, refused for a folder or more bytes than it may have; no more
// than the limit is ever read.
Bytes bytes_of_file(Session&, const std::string& path, const LimitFor& = {});
// The same, not all of it in memory. Others may write to the file meanwhile: it is a copy.
LargeBytes large_bytes_of_file(Session&, const std::string& path, const LimitFor& = {});
// The same, unpacked when it is gzip.
Bytes unpacked_bytes_of_file(Session&, const std::string& path);
// The same, piece by piece, none of it kept.
using TakePiece = std::function<void(std::string_view)>;
void pieces_of_file(Session&, const std::string& path, const LimitFor&, const TakePiece&);
// "Connections.csv" of "archive/Connections.csv"; "" for "-".
std::string file_name_of(const std::string& path);

}  // namespace wellmet::cli
