#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/plain_row.h"

// The wellmet format: everything in one text, one JSON object a line (docs/formats.md). The first
// line says what it is and for which version of the store, the last that it is whole and how many
// rows there are; each line between them is one row.
namespace wellmet::exporters {

// Version 1 had no last line.
constexpr int wellmet_format = 2;

std::string wellmet_header(int schema_version);
void append_wellmet_row(std::string& out, const PlainRow&);
std::string wellmet_end(std::int64_t rows);

bool looks_like_wellmet(std::string_view bytes);
struct WellmetHeader {
  int format = wellmet_format;
  int store = 0;  // the version of the store that it was written from
  bool has_end() const { return format >= 2; }
};
// Throws invalid when the first line is not the header, refused for a newer format.
WellmetHeader read_wellmet_header(std::string_view line);
// Throws invalid for a line that is no row.
PlainRow read_wellmet_row(std::string_view line);
// How many rows there should be, when this is the row at the end.
std::optional<std::int64_t> rows_said_at_the_end(const PlainRow&);

}  // namespace wellmet::exporters
