#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace wellmet {

// Walks the rows of a large CSV text (RFC 4180) by the names in its header, without copying: the
// tables of measurements have millions of rows. Other columns are passed over, blank lines too.
class NamedColumns {
 public:
  // `table` names the text in messages: "events". The text must outlive this. Throws invalid when
  // the header lacks one of `required`; what it lacks of `optional` reads as empty cells.
  NamedColumns(std::string_view text, std::string table,
               std::initializer_list<std::string_view> required,
               std::initializer_list<std::string_view> optional = {});

  // Goes to the next row; false after the last. Throws invalid for a row without a required cell.
  bool next();
  // The cell of the n-th name, required ones first. Valid until next().
  std::string_view operator[](std::size_t n) const { return cells_[n]; }
  // A whole number of at most ten million either way, as days are; throws invalid for all else.
  int day(std::size_t n) const;
  // Where the row begins, counted from 1.
  int line() const { return row_line_; }
  // Throws invalid: "events, line 12: …".
  [[noreturn]] void refuse(std::string_view what) const;

 private:
  bool next_row();
  void keep(std::size_t column, std::string_view cell);
  std::string_view next_cell(bool& row_ended);
  std::string_view next_quoted_cell(bool& row_ended);

  std::string_view rest_;
  std::string table_;
  std::vector<std::string> names_;
  std::size_t required_ = 0;
  static constexpr std::size_t unwanted = static_cast<std::size_t>(-1);
  std::vector<std::size_t> name_of_column_;
  std::vector<std::string_view> cells_;
  std::vector<std::string> unquoted_;  // cells that had quotes, by name
  std::string scratch_;
  int line_ = 1;
  int row_line_ = 1;
};

// Adds a cell to a CSV text, in quotes where RFC 4180 asks for them.
void append_cell(std::string& csv, std::string_view cell);

}  // namespace wellmet
