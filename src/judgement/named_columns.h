#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv.h"

namespace wellmet {

// The rows of a CSV table of measurements by the names in its header. Stricter than an import: a
// row that can’t be read would make the measurement wrong, so it is refused with its line.
class NamedColumns {
 public:
  // `table` names the text in messages: "events". The text must outlive this. Throws invalid when
  // the header lacks one of `required`; what it lacks of `optional` reads as empty cells. Other
  // columns are passed over, blank lines too.
  NamedColumns(std::string_view text, std::string table,
               std::initializer_list<std::string_view> required,
               std::initializer_list<std::string_view> optional = {});

  // Goes to the next row; false after the last. Throws invalid for a row without a required cell.
  bool next();
  // The cell of the n-th name, required ones first. Valid until next().
  std::string_view operator[](std::size_t n) const;
  // A whole number of at most ten million either way, as days are; throws invalid for all else.
  int day(std::size_t n) const;
  // Throws invalid: "events, line 12: …".
  [[noreturn]] void refuse(std::string_view what) const;

 private:
  void refuse_problems() const;

  csv::Reader reader_;
  csv::Row row_;
  std::string table_;
  std::vector<std::string> names_;
  std::vector<std::size_t> columns_;  // by name; past the end of any row when there is none
  std::size_t cells_needed_ = 0;
};

// Adds a cell to a CSV text, in quotes where RFC 4180 asks for them.
void append_cell(std::string& csv, std::string_view cell);

}  // namespace wellmet
