// Any bytes as a zip archive, or as a workbook: what is inside comes within its limit or is
// refused, and no cell of a table goes over several lines.
//
// Seeds: tests/importers/inside tests/formats/xlsx tests/formats/zip
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/error.h"
#include "formats/csv.h"
#include "formats/xlsx/xlsx.h"
#include "formats/zip.h"
#include "importers/inside.h"

namespace {

constexpr std::uint64_t limit = 4u << 20;

void look_inside(std::string_view bytes) {
  try {
    const auto inside = wellmet::inside_of_zip("a.zip", bytes, limit);
    if (inside && inside->bytes.size() > limit + (1u << 20)) std::abort();
  } catch (const wellmet::Error&) {
  }
}

void read_sheets(std::string_view bytes) {
  try {
    for (const wellmet::WorkbookSheet& sheet : wellmet::sheets_of_workbook(bytes, limit)) {
      wellmet::csv::Reader reader(sheet.csv.view(), {.separator = ','});
      wellmet::csv::Row row;
      while (reader.next(row)) {
        for (const std::string& cell : row.cells)
          if (cell.find('\n') != cell.npos) std::abort();
      }
    }
  } catch (const wellmet::Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  look_inside(bytes);
  read_sheets(bytes);
  return 0;
}
