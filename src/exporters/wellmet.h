#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "model/plain_row.h"

// The wellmet format: everything in one text, one JSON object a line (docs/formats.md). The first
// line says what it is and for which version of the store; each other line is one row.
namespace wellmet::exporters {

constexpr int wellmet_format = 1;

std::string wellmet_header(int schema_version);
void append_wellmet_row(std::string& out, const PlainRow&);

bool looks_like_wellmet(std::string_view bytes);
// The version of the store that it was written from. Throws invalid when the first line is not the
// header, refused for a newer format.
int read_wellmet_header(std::string_view line);
// Throws invalid for a line that is no row.
PlainRow read_wellmet_row(std::string_view line);

}  // namespace wellmet::exporters
