#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace wellmet::cli {

// "2026-03-04: lunch with Maya" was written on that day, a line without a day today.
struct DatedLine {
  std::string text = {};
  LocalDate day = {};
  std::size_t number = 0;  // in the file, from 1
};

// The lines of a file, empty ones left out. Throws Error (invalid) for a line that begins with
// what looks like a day and is none: it would be kept as written today.
std::vector<DatedLine> dated_lines(std::string_view file, LocalDate today);

}  // namespace wellmet::cli
