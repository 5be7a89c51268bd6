#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/csv.h"
#include "importers/imported.h"

// A CSV file as a table whose columns are known by name, for the importers of this folder.
namespace wellmet {

// A column's name as it is compared: its folded words. "E-mail 1 - Value" -> "e mail 1 value".
std::string column_key(std::string_view name);

struct Header {
  std::vector<std::string> names = {};  // as written, trimmed
  std::vector<std::string> keys = {};   // column_key of each
  bool has(std::string_view key) const { return column(key) >= 0; }
  bool has_any(const std::vector<std::string_view>& some_keys) const;
  int column(std::string_view key) const;  // -1 when there is none
};

using IsHeader = std::function<bool(const Header&)>;

// The first row among the first few that `is_header` accepts; rows before it (a preamble, an empty
// line of commas) are passed over. An empty header when there is none.
Header header_of(std::string_view text, const IsHeader& is_header);

// The header and the rows after it that are read; a file with more is reported and cut there.
constexpr std::size_t table_rows_at_most = people_at_most;

class Table {
 public:
  // The bytes must outlive the table.
  Table(std::string_view bytes, const IsHeader& is_header);

  const Header& header() const { return header_; }
  bool has_header() const { return !header_.names.empty(); }
  // The column with this key, now counted as understood; -1 when there is none.
  int use(std::string_view key);
  // The first of these that exists; all that exist count as understood only when `use`d.
  int use_first(const std::vector<std::string_view>& keys);
  void use_column(int column);

  // Moves to the next row that is not blank; false at the end.
  bool next();
  // Back behind the header, as if no row had been read.
  void begin_again();
  int line() const { return row_.line; }
  // Trimmed, in NFC; "" for column -1 or when the row is too short.
  std::string cell(int column) const;
  // "Priority: High", for a used column whose value has no better place.
  std::string kept(int column);
  // What stands in columns that nobody used: "Shoe size: 44".
  std::vector<std::string> leftovers();
  // The columns that gave a leftover so far, in the order of the header.
  std::vector<std::string> kept_columns() const;

  char separator() const { return reader_.separator(); }
  // Those of the reader, and of rows longer than the header.
  std::vector<Problem> problems() const;

 private:
  csv::Reader reader_;
  int rows_to_header_ = 0;
  Header header_ = {};
  std::vector<bool> used_ = {};
  std::vector<bool> kept_ = {};
  csv::Row row_ = {};
  std::vector<Problem> long_rows_ = {};
};

// The leftovers of the table's row become notes of the person.
void keep_leftovers(Table&, ImportedPerson&, LocalDate today);
// Puts what the table itself has to say into the result, problems in the order of their lines.
void finish(const Table&, Imported&);

}  // namespace wellmet
