// Comma-separated values. RFC 4180 says: cells between commas, rows between CRLFs, a cell with a
// comma, a quote or a line end stands in quotes, and a quote within it is doubled. Real files:
//  - separate with ';' where the comma is the decimal mark, or with tabs;
//  - end lines with CR or LF, and have line ends within quotes;
//  - put a space before the opening quote, forget to double a quote inside (`"the "Rose" café"`),
//    or open one and never close it, which would swallow the rest of the file.
//
// What is done about quotes. A quote at the head of a cell opens. Inside, two quotes are one quote,
// and a quote before a separator or a line end closes. Any other quote is stray: when a closing
// quote comes later in the same line it belongs to the text, else it closes, and what follows is
// taken plainly. When the text ends without a closing quote, or when a quote stands on a later line
// where a cell would begin, the opening quote was a mistake: it is reported with its line, and
// reading begins again right after it, the cell now ending at the next separator. Going back is
// bounded as a whole, so that no file can make reading slower than linear.
#include "formats/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/bytes/large_bytes.h"
#include "base/text.h"

namespace wellmet::csv {
namespace {

constexpr std::size_t problems_at_most = 10'000;
constexpr std::size_t look_ahead_bytes = 2'000;  // for the closing quote after a stray one
constexpr std::size_t bytes_to_sniff = 64u << 10;
constexpr std::size_t rows_to_sniff = 50;
constexpr std::size_t let_go_bytes = 4u << 20;
constexpr std::array separators = {',', ';', '\t', '|'};

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// The first character of text in UTF-8, as far as the basic plane goes; U+FFFD for any other.
struct First {
  char32_t character = 0;
  std::size_t bytes = 1;
};

First first_of(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  if (byte(0) < 0x80) return {byte(0), 1};
  if ((byte(0) & 0xe0u) == 0xc0u) return {(byte(0) & 0x1fu) << 6 | (byte(1) & 0x3fu), 2};
  if ((byte(0) & 0xf0u) == 0xe0u)
    return {(byte(0) & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu), 3};
  return {0xfffd, 1};
}

// What some spreadsheet skips before a formula: white space, characters without a width, and
// control characters.
bool is_skipped(char32_t c) {
  return c <= U' ' || (c >= 0x7f && c <= 0xa0) || c == 0xad || c == 0x1680 || c == 0x180e ||
         (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
         (c >= 0x205f && c <= 0x206f) || c == 0x3000 || c == 0xfeff;
}

// = + - @ and the characters that Unicode holds to be the same (NFKC), full-width ones of Japanese
// and Chinese keyboards among them, with the minus sign.
bool begins_a_formula(char32_t c) {
  constexpr std::u32string_view operators =
      U"=+-@"
      U"\uFF1D\uFF0B\uFF0D\uFF20"  // full width
      U"\uFE66\uFE62\uFE63\uFE6B"  // small
      U"\u207C\u207A\u207B"        // raised
      U"\u208C\u208A\u208B"        // lowered
      U"\uFB29\u2212";             // Hebrew plus, minus sign
  return operators.find(c) != std::u32string_view::npos;
}

// Whether a spreadsheet would run the text, or it is such a text behind apostrophes. OWASP, "CSV
// Injection".
bool needs_guard(std::string_view cell) {
  std::string_view text = cell.substr(std::min(cell.find_first_not_of('\''), cell.size()));
  if (text.empty()) return false;
  if (std::string_view("\t\r\n").find(text.front()) != std::string_view::npos) return true;
  First first = first_of(text);
  for (; !text.empty() && is_skipped(first.character); first = first_of(text))
    text.remove_prefix(std::min(first.bytes, text.size()));
  return !text.empty() && begins_a_formula(first.character);
}

// "sep=;" as Excel writes it in the first line; 0 when there is none.
char declared_separator(std::string_view text) {
  const bool declared =
      text.size() >= 5 && text.starts_with("sep=") && (text.size() == 5 || is_line_end(text[5]));
  return declared && text[4] != '"' ? text[4] : '\0';
}

// How even a table the separator makes: first whether the first row is split at all, then the
// share of rows with the commonest width, for each separator in that width.
std::pair<bool, double> evenness(std::string_view text, char separator) {
  Options options;
  options.separator = separator;
  options.limits.rows = rows_to_sniff;
  Reader reader(text, options);
  std::vector<std::size_t> widths;
  for (Row row; reader.next(row);) {
    if (!is_blank(row)) widths.push_back(row.cells.size());
  }
  double best = 0;
  for (std::size_t width : widths) {
    if (width < 2) continue;
    const auto alike = std::count(widths.begin(), widths.end(), width);
    best = std::max(best, static_cast<double>(alike) * static_cast<double>(width - 1));
  }
  if (widths.empty()) return {false, 0};
  return {widths.front() > 1, best / static_cast<double>(widths.size())};
}

// Cuts to the size, not within a letter.
void cut(std::string& text, std::size_t size) {
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  text.resize(size);
}

}  // namespace

bool is_blank(const Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](const std::string& cell) { return trim(cell).empty(); });
}

char separator_of(std::string_view text) {
  if (const char declared = declared_separator(text)) return declared;
  text = text.substr(0, bytes_to_sniff);
  char best = separators.front();
  std::pair<bool, double> best_evenness = {false, 0};
  for (char separator : separators) {
    const auto found = evenness(text, separator);
    if (found > best_evenness) {
      best = separator;
      best_evenness = found;
    }
  }
  return best;
}

Reader::Reader(std::string_view bytes, const Options& options) : text_(bytes), options_(options) {
  if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  if (detect_charset(bytes) != Charset::utf_8 || !is_utf8(text_)) {
    if (detect_charset(bytes) == Charset::windows_1252) report_odd_letters(bytes);
    own_text_ = text_of_file(bytes);
    text_ = own_text_;
  }
  if (options_.separator == 0) options_.separator = separator_of(text_);
  if (declared_separator(text_) == options_.separator) {
    at_ = 5;
    take_line_end();
  }
  beginning_ = {at_, line_, problems_.size()};
}

void Reader::begin_again() {
  at_ = beginning_.at;
  line_ = beginning_.line;
  problems_.resize(beginning_.problems);
  rows_ = looked_again_ = let_go_until_ = 0;
  said_nul_ = false;
}

void Reader::let_go_behind() {
  if (at_ < let_go_until_ + let_go_bytes) return;
  let_go(text_.substr(let_go_until_, at_ - let_go_until_));
  let_go_until_ = at_;
}

// Says once, with the first line that has some, that letters are no UTF-8.
void Reader::report_odd_letters(std::string_view bytes) {
  int line = 1;
  for (std::size_t at = 0; at < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    if (!is_utf8(bytes.substr(at, end - at))) break;
    at = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  add_problem(line, "letters here are not UTF-8; they were read as Windows-1252",
              "If names look wrong, save the table again as CSV (UTF-8).");
}

bool Reader::next(Row& row) {
  while (at_ < text_.size() && is_line_end(text_[at_])) take_line_end();
  row.cells.clear();
  row.line = line_;
  let_go_behind();
  if (at_ >= text_.size()) return false;
  if (rows_ == options_.limits.rows) {
    add_problem(line_, "the file has more rows than can be read at once",
                "Split it: at most " + std::to_string(options_.limits.rows) + " rows a file.");
    at_ = text_.size();
    return false;
  }
  ++rows_;
  read_cell(row);
  while (at_ < text_.size() && !is_line_end(text_[at_])) {
    ++at_;  // the separator
    read_cell(row);
  }
  if (at_ < text_.size()) take_line_end();
  if (row.cells.size() > options_.limits.columns) {
    add_problem(row.line, "the row has more cells than can be read",
                "Look for separators that belong into quotes; at most " +
                    std::to_string(options_.limits.columns) + " columns.");
    row.cells.resize(options_.limits.columns);
  }
  return true;
}

void Reader::read_cell(Row& row) {
  std::string cell;
  const std::size_t first = std::min(text_.find_first_not_of(' ', at_), text_.size());
  if (first < text_.size() && text_[first] == '"') {
    at_ = first;
    read_quoted(cell);
  } else {
    read_plain(cell);
  }
  keep(row, std::move(cell));
}

void Reader::read_plain(std::string& cell) {
  while (at_ < text_.size() && text_[at_] != options_.separator && !is_line_end(text_[at_])) {
    if (text_[at_] == '\0') {
      take_nul();
    } else {
      take_run(cell, true);
    }
  }
}

void Reader::read_quoted(std::string& cell) {
  const Opening opening{at_, line_};
  ++at_;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '"') {
      if (read_quote_inside(opening, cell)) return;
    } else if (is_line_end(c)) {
      take_line_end();
      cell += '\n';
    } else if (c == '\0') {
      take_nul();
    } else {
      take_run(cell, false);
    }
  }
  read_again_as_plain(opening, cell);
}

// At a quote within quotes. True when the cell is read.
bool Reader::read_quote_inside(const Opening& opening, std::string& cell) {
  const std::size_t quote = at_++;
  if (at_ < text_.size() && text_[at_] == '"') {
    ++at_;
    cell += '"';
    return false;
  }
  if (cell_ends_at(at_)) {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return true;
  }
  if (line_ > opening.line && cell_begins_at(quote)) {
    read_again_as_plain(opening, cell);
    return true;
  }
  add_problem(line_, "a quoted cell has a quote in it that isn’t doubled",
              "Write two quotes for one within quotes; the text was kept, check where it ends.");
  if (closed_later_in_line(at_)) {
    cell += '"';
    return false;
  }
  read_plain(cell);
  return true;
}

void Reader::read_again_as_plain(const Opening& opening, std::string& cell) {
  add_problem(opening.line, "a quote is opened here and never closed",
              "Close the quote; the cell was read as ending at the next separator.");
  if (!may_look_again()) return;
  looked_again_ += at_ - opening.at;
  at_ = opening.at + 1;
  line_ = opening.line;
  cell.clear();
  read_plain(cell);
}

bool Reader::may_look_again() const { return looked_again_ <= 4 * text_.size() + (16u << 10); }

bool Reader::closed_later_in_line(std::size_t from) {
  if (!may_look_again()) return false;
  const std::size_t end = std::min(text_.size(), from + look_ahead_bytes);
  std::size_t i = from;
  bool closed = false;
  for (; i < end && !closed && !is_line_end(text_[i]); ++i)
    closed = text_[i] == '"' && cell_ends_at(i + 1);
  looked_again_ += i - from;
  return closed;
}

bool Reader::cell_ends_at(std::size_t at) const {
  while (at < text_.size() && text_[at] == ' ') ++at;
  return at >= text_.size() || text_[at] == options_.separator || is_line_end(text_[at]);
}

bool Reader::cell_begins_at(std::size_t at) const {
  return at == 0 || text_[at - 1] == options_.separator || is_line_end(text_[at - 1]);
}

// Characters without a meaning here, as many as there are.
void Reader::take_run(std::string& cell, bool until_separator) {
  const std::size_t start = at_;
  const char stop = until_separator ? options_.separator : '"';
  while (at_ < text_.size() && text_[at_] != stop && !is_line_end(text_[at_]) && text_[at_] != '\0')
    ++at_;
  const std::size_t limit = options_.limits.cell_bytes + 1;  // one more shows that it is too long
  const std::size_t room = limit - std::min(limit, cell.size());
  cell.append(text_.substr(start, std::min(room, at_ - start)));
}

void Reader::take_line_end() {
  if (at_ >= text_.size()) return;
  const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += pair ? 2 : 1;
  ++line_;
}

void Reader::take_nul() {
  ++at_;
  if (std::exchange(said_nul_, true)) return;
  add_problem(line_, "the text has zero bytes in it, which no text has",
              "They were left out; if names look wrong, save the table again as CSV (UTF-8).");
}

void Reader::keep(Row& row, std::string&& cell) {
  if (cell.size() > options_.limits.cell_bytes) {
    cut(cell, options_.limits.cell_bytes);
    add_problem(row.line, "a cell is longer than can be kept and was cut",
                "Shorten it to " + std::to_string(options_.limits.cell_bytes >> 10) + " KB.");
  }
  const bool guarded =
      options_.guard == ApostropheGuard::undo && cell.starts_with('\'') && needs_guard(cell);
  if (guarded) cell.erase(0, 1);
  if (row.cells.size() <= options_.limits.columns) row.cells.push_back(std::move(cell));
}

void Reader::add_problem(int line, std::string what, std::string cure) {
  if (problems_.size() < problems_at_most)
    problems_.push_back({line, std::move(what), std::move(cure)});
}

void append_row(std::string& out, const std::vector<std::string>& cells, char separator) {
  bool first = true;
  for (const std::string& plain : cells) {
    if (!std::exchange(first, false)) out += separator;
    const std::string cell = needs_guard(plain) ? "'" + plain : plain;
    const bool quoted = cell.find_first_of(std::string("\"\r\n,;\t|") + separator) != cell.npos ||
                        cell.starts_with(' ') || cell.ends_with(' ') || cell.starts_with("sep=") ||
                        cell.starts_with("\xEF\xBB\xBF") || (cell.empty() && cells.size() == 1);
    if (!quoted) {
      out += cell;
      continue;
    }
    out += '"';
    for (char c : cell) {
      out += c;
      if (c == '"') out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

}  // namespace wellmet::csv
