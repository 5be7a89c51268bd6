// The CSV reader on any bytes: it never throws, its lines only rise, and what it read is read again
// the same after being written.
// Seeds: fuzz/seeds/csv
#include "formats/csv.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace csv = wellmet::csv;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  csv::Reader reader(bytes);
  std::string written;
  std::vector<std::vector<std::string>> table;
  int line = 0;
  for (csv::Row row; reader.next(row);) {
    if (row.line <= line && line != 0) std::abort();
    line = row.line;
    csv::append_row(written, row.cells, ';');
    table.push_back(row.cells);
  }
  csv::Options options;
  options.separator = ';';
  csv::Reader again(written, options);
  std::size_t count = 0;
  for (csv::Row row; again.next(row); ++count) {
    if (count >= table.size() || row.cells != table[count]) std::abort();
  }
  if (count != table.size() || !again.problems().empty()) std::abort();
  return 0;
}
