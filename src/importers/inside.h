#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/large_bytes.h"
#include "base/problem.h"

namespace wellmet {

// The file of a zip archive that an importer reads.
struct Inside {
  std::string name = {};  // as an importer is told it: "_chat.txt" is called as the archive is
  LargeBytes bytes = {};
  std::optional<Problem> left_out = {};  // what else could be read of the archive, and was not
};

// Nothing for bytes that are no zip archive, or a document that is kept as one (Word,
// OpenDocument). Of a workbook of Excel it is the first sheet that an importer reads, as CSV.
// Throws invalid when nothing inside can be read or it is damaged, refused when several files are
// of equal right or one is larger than the limit.
std::optional<Inside> inside_of_zip(std::string_view archive_name, std::string_view bytes,
                                    std::uint64_t limit_bytes);

}  // namespace wellmet
