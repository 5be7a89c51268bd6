#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

// Tables as text: RFC 4180 and what real files do besides.
namespace wellmet::csv {

struct Limits {
  std::size_t cell_bytes = 1u << 20;  // a longer cell is cut
  std::size_t columns = 1'000;        // cells beyond are left out
  std::size_t rows = 2'000'000;       // reading stops there
};

enum class ApostropheGuard { undo, keep };

struct Options {
  char separator = 0;  // 0: found from the content
  // undo: takes off the apostrophe that append_row puts before a formula (and that people put
  // before a phone number), so that what was written comes back.
  ApostropheGuard guard = ApostropheGuard::undo;
  Limits limits = {};
};

struct Row {
  int line = 0;  // where the row begins in the file as it is on disk, from 1
  std::vector<std::string> cells = {};
};

// True for a row of nothing but separators and white space.
bool is_blank(const Row&);

// Reads a table row by row, in memory of one row (and of the text, when the bytes were not UTF-8),
// and lets go of what lies behind (base/bytes/large_bytes.h).
// Never throws on bytes: what is broken becomes a Problem and reading goes on.
class Reader {
 public:
  // `bytes` as text_of_file (base/text.h) reads them; they must outlive the reader.
  explicit Reader(std::string_view bytes, const Options& = {});
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // The next row that has at least a separator or a character; false at the end. Line ends within
  // a cell come as "\n", NULs are left out; cells are not trimmed.
  bool next(Row&);
  // Back to the beginning, as if nothing had been read yet.
  void begin_again();
  char separator() const { return options_.separator; }
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  struct Opening {
    std::size_t at = 0;
    int line = 0;
  };
  void let_go_behind();
  void report_odd_letters(std::string_view bytes);
  void read_cell(Row&);
  void read_plain(std::string& cell);
  void read_quoted(std::string& cell);
  bool read_quote_inside(const Opening&, std::string& cell);
  void read_again_as_plain(const Opening&, std::string& cell);
  bool may_look_again() const;
  bool closed_later_in_line(std::size_t from);
  bool cell_ends_at(std::size_t) const;
  bool cell_begins_at(std::size_t) const;
  void take_run(std::string& cell, bool until_separator);
  void take_line_end();
  void take_nul();
  void keep(Row&, std::string&& cell);
  void add_problem(int line, std::string what, std::string cure);

  std::string own_text_ = {};  // only when the bytes were not UTF-8
  std::string_view text_ = {};
  std::size_t at_ = 0;
  int line_ = 1;
  Options options_ = {};
  std::size_t rows_ = 0;
  std::size_t looked_again_ = 0;  // bytes read twice so far; bounded, so that reading stays linear
  bool said_nul_ = false;
  std::vector<Problem> problems_ = {};
  std::size_t let_go_until_ = 0;
  // As it was when nothing had been read.
  struct Beginning {
    std::size_t at = 0;
    int line = 1;
    std::size_t problems = 0;
  };
  Beginning beginning_ = {};
};

// The separator that makes the most even table of the text: ',', ';', tab or '|'. A first line
// "sep=;" as Excel writes it decides. ',' when nothing separates.
char separator_of(std::string_view utf8);

// Appends one row: quoted where needed, CRLF at the end. A cell that a spreadsheet may take for
// a formula (it begins with = + - @ or one of their other forms, such as the full-width ones, also
// behind white space; or with a tab or a line end) is written with an apostrophe before it; so is
// one that already has such an apostrophe, so that a Reader gives back exactly what was written
// (but for line ends within a cell, which come back as "\n", and zero bytes).
void append_row(std::string& out, const std::vector<std::string>& cells, char separator = ',');

}  // namespace wellmet::csv
