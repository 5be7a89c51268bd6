// The parts of a workbook, each any bytes: they are put into an archive as they are, since the
// checks of an archive would keep a fuzzer out. It is read or refused; no cell goes over several
// lines, and the same bytes give the same tables. Zero bytes part the parts. Seeds:
// fuzz/seeds/workbook
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/error.h"
#include "formats/csv.h"
#include "formats/xlsx/xlsx.h"

namespace {

constexpr std::uint64_t limit = 1u << 20;

std::string number(std::size_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i, value >>= 8) text += static_cast<char>(value & 0xFF);
  return text;
}

// An archive of files that are not packed (APPNOTE 4.3).
class Archive {
 public:
  void add(std::string_view name, std::string_view bytes) {
    const auto check =
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    const std::string facts = number(20, 2) + number(0, 8) + number(check, 4) +
                              number(bytes.size(), 4) + number(bytes.size(), 4) +
                              number(name.size(), 2) + number(0, 2);
    table_ += "PK\x01\x02" + number(20, 2) + facts + number(0, 10) + number(files_.size(), 4);
    table_ += name;
    files_ += "PK\x03\x04" + facts;
    files_ += name;
    files_ += bytes;
    ++count_;
  }
  std::string whole() const {
    return files_ + table_ + "PK\x05\x06" + number(0, 4) + number(count_, 2) + number(count_, 2) +
           number(table_.size(), 4) + number(files_.size(), 4) + number(0, 2);
  }

 private:
  std::string files_ = {}, table_ = {};
  std::size_t count_ = 0;
};

std::string tables_of(std::string_view archive) {
  std::string all;
  for (const wellmet::WorkbookSheet& sheet : wellmet::sheets_of_workbook(archive, limit)) {
    wellmet::csv::Reader reader(sheet.csv.view(), {.separator = ','});
    wellmet::csv::Row row;
    while (reader.next(row)) {
      for (const std::string& cell : row.cells)
        if (cell.find('\n') != cell.npos) std::abort();
    }
    all += sheet.name + "\n";
    all += sheet.csv.view();
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr std::array names = {"xl/workbook.xml",          "xl/_rels/workbook.xml.rels",
                                       "xl/sharedStrings.xml",     "xl/styles.xml",
                                       "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"};
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  Archive archive;
  for (const char* name : names) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    archive.add(name, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const std::string bytes = archive.whole();
  if (!wellmet::is_workbook(bytes)) std::abort();
  try {
    if (tables_of(bytes) != tables_of(bytes)) std::abort();
  } catch (const wellmet::Error&) {
  }
  return 0;
}
