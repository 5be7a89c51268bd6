#pragma once
#include <cstddef>
#include <string>

#include "base/text.h"
#include "cli/command.h"

namespace wellmet::cli {

constexpr std::size_t largest_file_bytes = std::size_t{1} << 30;

// The whole file, or all that comes on standard input for "-". Throws not_found when there is none,
// unavailable when it may not be read, refused for a folder or more than largest_file_bytes.
Bytes bytes_of_file(Session&, const std::string& path);
// The same, unpacked when it is gzip.
Bytes unpacked_bytes_of_file(Session&, const std::string& path);
// "Connections.csv" of "archive/Connections.csv"; "" for "-".
std::string file_name_of(const std::string& path);

}  // namespace wellmet::cli
