// A workbook is a zip archive: xl/workbook.xml names the sheets, xl/_rels/workbook.xml.rels says in
// which file each is, xl/sharedStrings.xml holds texts that cells point to, xl/styles.xml what
// makes a number a day. A day is the count of days since the end of 1899, in which 1900 is a leap
// year, or since 1904 where the workbook says so (Excel for the Mac). What a format shows of a day
// is taken as said: "3 May" has no year, "May 2026" no day; "[h]:mm" counts hours past a day.
//
// A text writes characters that XML can't as _x000D_ (ECMA-376 part 1, 22.9.2.19). The address
// behind a cell stands at the end of the sheet, or in a HYPERLINK of the cell; where the cell shows
// something else, it is given a column of its own.
#include "formats/xlsx/xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/csv.h"
#include "formats/xlsx/cell_numbers.h"
#include "formats/xml_events.h"
#include "formats/zip.h"

namespace wellmet {
namespace {

constexpr std::size_t columns_at_most = 1'000;
constexpr std::string_view line_end = "\r\n";  // of CSV
constexpr int rows_at_most = 1'048'576;        // Excel's own limit

// "x:row" of programs that name their elements' space.
std::string_view local(std::string_view element) {
  const std::size_t colon = element.rfind(':');
  return colon == element.npos ? element : element.substr(colon + 1);
}

bool is_yes(std::string_view value) { return value == "1" || value == "true"; }

int whole(std::string_view text, int fallback = 0) {
  int number = fallback;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class Styles : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes& is) override {
    const std::string_view name = local(element);
    if (name == "numFmt") codes_[whole(is["numFmtId"])] = format_of_code(is["formatCode"]);
    if (name == "cellXfs") in_cells_ = true;
    if (name != "xf" || !in_cells_) return;
    const int number = whole(is["numFmtId"]);
    const auto own = codes_.find(number);
    formats_.push_back(own == codes_.end() ? built_in_format(number) : own->second);
  }
  void end(std::string_view element) override {
    if (local(element) == "cellXfs") in_cells_ = false;
  }
  DayFormat of(std::string_view style) const {
    const auto at = static_cast<std::size_t>(std::max(0, whole(style)));
    return at < formats_.size() ? formats_[at] : DayFormat{};
  }

 private:
  std::map<int, DayFormat> codes_ = {};
  std::vector<DayFormat> formats_ = {};
  bool in_cells_ = false;
};

// Texts of several runs are one; how Japanese is read aloud stands beside it and is left out.
class SharedTexts : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes&) override {
    const std::string_view name = local(element);
    if (name == "si") texts_.emplace_back();
    if (name == "rPh") reading_aid_ = true;
    in_text_ = name == "t";
  }
  void end(std::string_view element) override {
    if (local(element) == "rPh") reading_aid_ = false;
    in_text_ = false;
  }
  void text(std::string_view piece) override {
    if (in_text_ && !reading_aid_ && !texts_.empty()) texts_.back() += piece;
  }
  std::string at(std::string_view place) const {
    const int i = whole(place, -1);
    return i >= 0 && std::cmp_less(i, texts_.size()) ? texts_[static_cast<std::size_t>(i)] : "";
  }

 private:
  std::vector<std::string> texts_ = {};
  bool in_text_ = false, reading_aid_ = false;
};

struct SheetPlace {
  std::string name = {}, relation = {};
};

class Workbook : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes& is) override {
    const std::string_view name = local(element);
    if (name == "workbookPr") from_1904 = is_yes(is["date1904"]);
    if (name != "sheet" || is["state"] == "hidden" || is["state"] == "veryHidden") return;
    sheets.push_back({std::string(is["name"]), std::string(is["r:id"])});
  }
  void end(std::string_view) override {}

  bool from_1904 = false;
  std::vector<SheetPlace> sheets = {};
};

class Relations : public XmlEvents {
 public:
  void begin(std::string_view element, const XmlAttributes& is) override {
    if (local(element) == "Relationship") files[std::string(is["Id"])] = std::string(is["Target"]);
  }
  void end(std::string_view) override {}
  std::map<std::string, std::string> files = {};
};

// Of _x000D_ the number; -1 for none at the beginning.
int escaped_unit(std::string_view text) {
  constexpr std::size_t bytes = 7;
  int unit = 0;
  if (text.size() < bytes || !text.starts_with("_x") || text[bytes - 1] != '_') return -1;
  const char* end = text.data() + bytes - 1;
  const auto read = std::from_chars(text.data() + 2, end, unit, 16);
  return read.ec == std::errc{} && read.ptr == end ? unit : -1;
}

bool is_of_text(int unit) { return unit >= 0x20 ? unit != 0x7F : unit == '\t' || unit == '\n'; }

// What is no character of a text is left out, such as the half of a line's end.
std::string without_escapes(std::string_view text) {
  constexpr std::size_t bytes = 7;
  std::string plain;
  while (!text.empty()) {
    std::string wide;  // halves of a letter stand one behind the other
    for (int unit = escaped_unit(text); unit >= 0; unit = escaped_unit(text)) {
      if (is_of_text(unit)) wide += {static_cast<char>(unit >> 8), static_cast<char>(unit & 0xFF)};
      text.remove_prefix(bytes);
    }
    if (!wide.empty()) plain += to_utf8(wide, "UTF-16BE");
    const std::size_t next = std::min(text.find("_x", 1), text.size());
    plain += text.substr(0, next);
    text.remove_prefix(next);
  }
  return plain;
}

// "C12" is the third column; 0 when the cell doesn't say.
std::size_t column_of(std::string_view reference) {
  std::size_t column = 0;
  for (char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = 26 * column + static_cast<std::size_t>(c - 'A' + 1);
    if (column > 20'000) break;
  }
  return column;
}

// The address that a cell shows as a link: HYPERLINK("https://…","LinkedIn").
std::string address_in(std::string_view formula) {
  constexpr std::string_view begin = "HYPERLINK(\"";
  if (!formula.starts_with(begin)) return "";
  formula.remove_prefix(begin.size());
  return std::string(formula.substr(0, formula.find('"')));
}

// Addresses behind cells, by the cell: "B2".
using Links = std::map<std::string, std::string, std::less<>>;

class SheetLinks : public XmlEvents {
 public:
  explicit SheetLinks(const Relations& relations) : relations_(relations) {}
  void begin(std::string_view element, const XmlAttributes& is) override {
    if (local(element) != "hyperlink") return;
    const auto file = relations_.files.find(std::string(is["r:id"]));
    const std::string_view cell = is["ref"].substr(0, is["ref"].find(':'));
    if (file != relations_.files.end()) links.emplace(cell, file->second);
  }
  void end(std::string_view) override {}
  Links links = {};

 private:
  const Relations& relations_;
};

constexpr std::string_view mail = "mailto:";

// What of an address people write themselves.
std::string_view plain_address(std::string_view address) {
  for (const std::string_view beginning :
       {mail, std::string_view("tel:"), std::string_view("http://"), std::string_view("https://")})
    if (address.starts_with(beginning)) address.remove_prefix(beginning.size());
  if (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

// The address behind a cell that shows something else; "" for files and places in the workbook.
std::string address_unshown(std::string_view address, std::string_view shown) {
  const bool is_mail = address.starts_with(mail);
  if (!is_mail && !address.starts_with("http://") && !address.starts_with("https://")) return "";
  if (is_mail) address = address.substr(0, address.find('?')).substr(mail.size());
  return shown.find(plain_address(address)) == shown.npos ? std::string(address) : "";
}

std::size_t cells_in(std::string_view line) {
  csv::Reader reader(line, {.separator = ','});
  csv::Row row;
  return reader.next(row) ? row.cells.size() : 0;
}

class SheetRows : public XmlEvents {
 public:
  struct Looks {
    const SharedTexts& texts;
    const Styles& styles;
    bool from_1904 = false;
  };
  SheetRows(Looks looks, const Links& links, std::uint64_t limit)
      : looks_(looks), links_(links), limit_(limit) {}

  void begin(std::string_view element, const XmlAttributes& is) override {
    const std::string_view name = local(element);
    if (name == "row") begin_row(whole(is["r"]));
    if (name == "c") begin_cell(is);
    if (name == "rPh") reading_aid_ = true;
    in_ = name == "v" ? In::value : name == "t" ? In::text : name == "f" ? In::formula : In::none;
  }
  void end(std::string_view element) override {
    const std::string_view name = local(element);
    if (name == "rPh") reading_aid_ = false;
    if (name == "c") end_cell();
    if (name == "row") end_row();
    in_ = In::none;
  }
  void text(std::string_view piece) override {
    if (in_ == In::value || (in_ == In::text && !reading_aid_)) value_ += piece;
    if (in_ == In::formula) formula_ += piece;
  }
  bool has_cells() const { return has_cells_; }
  LargeBytes csv() {
    if (!addresses_.empty()) add_addresses();
    return std::move(csv_);
  }

 private:
  void begin_row(int number) {
    if (number <= 0 || number > rows_at_most) number = row_ + 1;
    for (++row_; row_ < number; ++row_) csv_.append(line_end);
    cells_.clear();
  }
  void begin_cell(const XmlAttributes& is) {
    reference_ = is["r"];
    const std::size_t column = column_of(reference_);
    column_ = column > 0 ? column : cells_.size() + 1;
    type_ = is["t"];
    style_ = is["s"];
    value_.clear();
    formula_.clear();
  }
  void end_cell() {
    if (column_ > columns_at_most) return;
    std::string shown = in_one_line(shown_value());
    if (shown.empty()) return;
    has_cells_ = true;
    find_address(shown);
    if (cells_.size() < column_) cells_.resize(column_);
    cells_[column_ - 1] = std::move(shown);
  }
  void find_address(std::string_view shown) {
    const auto link = links_.find(reference_);
    const std::string behind = link != links_.end() ? link->second
                               : value_.empty()     ? ""  // it is shown
                                                    : address_in(formula_);
    std::string address = address_unshown(in_one_line(behind), shown);
    if (!address.empty()) addresses_.push_back({row_, column_, std::move(address)});
  }
  void end_row() {
    if (cells_.empty()) {
      csv_.append(line_end);
    } else {
      std::string line;
      csv::append_row(line, cells_);
      csv_.append(line);
    }
    if (csv_.size() > limit_)
      throw Error(ErrorKind::refused,
                  fmt::format("A sheet of the workbook holds more than {} MB.", limit_ >> 20));
  }

  void add_addresses();

  std::string shown_value() const {
    if (type_ == "s") return without_escapes(looks_.texts.at(value_));
    if (type_ == "e") return "";
    if (type_ == "b") return is_yes(value_) ? "TRUE" : "FALSE";
    if (type_ == "str" || type_ == "inlineStr" || type_ == "d")
      return value_.empty() ? address_in(formula_) : without_escapes(value_);
    if (value_.empty()) return address_in(formula_);
    const auto number = number_in(value_);
    if (!number) return value_;
    const DayFormat format = looks_.styles.of(style_);
    constexpr double last_day = 2'958'466;  // 31 December 9999
    if (format.is_date() && *number >= 0 && *number < last_day)
      return day_in_words(*number, format, looks_.from_1904);
    std::string digits = plain_number(value_, *number);
    if (std::cmp_less(digits.size(), format.digits))
      digits.insert(0, static_cast<std::size_t>(format.digits) - digits.size(), '0');
    return digits;
  }

  static std::string in_one_line(const std::string& text) {
    std::string line;
    for (char c : text) {
      if (c == '\r') continue;
      if (c == '\n') {
        line += "\xE2\x80\xA8";
      } else {
        line += c;
      }
    }
    return line;
  }

  struct Address {
    int row = 0;
    std::size_t column = 0;
    std::string text = {};
    bool is_mail() const { return text.find("://") == text.npos; }
  };
  enum class In { none, value, text, formula };
  Looks looks_;
  const Links& links_;
  std::uint64_t limit_;
  LargeBytes csv_ = {};
  std::vector<std::string> cells_ = {};
  std::vector<Address> addresses_ = {};  // in the order of their rows
  int row_ = 0;
  std::size_t column_ = 0;
  std::string reference_ = {}, type_ = {}, style_ = {}, value_ = {}, formula_ = {};
  In in_ = In::none;
  bool reading_aid_ = false, has_cells_ = false;
};

// Beside the columns there are, one for the addresses behind each, called as people call such
// columns. The first row of two cells or more is the header; without one they have no place. A row
// is a line, since no cell has a line break in it.
void SheetRows::add_addresses() {
  std::map<std::pair<std::size_t, bool>, std::size_t> places;
  for (const Address& one : addresses_) places.emplace(std::pair(one.column, one.is_mail()), 0);
  std::vector<std::string> names;
  for (auto& [column, place] : places) {
    place = names.size();
    names.emplace_back(column.second ? "Email" : "Link");
  }
  const std::string_view plain = csv_.view();
  int header = 0;
  std::size_t width = 0;
  csv::Reader reader(plain, {.separator = ','});
  for (csv::Row row; reader.next(row); width = std::max(width, row.cells.size()))
    if (header == 0 && row.cells.size() > 1) header = row.line;
  if (header == 0) return;
  LargeBytes all;
  auto address = addresses_.begin();
  std::size_t at = 0;
  for (int row = 1; at < plain.size(); ++row) {
    const std::size_t end = plain.find(line_end, at);
    all.append(plain.substr(at, end - at));
    std::vector<std::string> cells(names.size());
    bool any = false;
    for (; address != addresses_.end() && address->row <= row; ++address) {
      cells[places[{address->column, address->is_mail()}]] = address->text;
      any = true;
    }
    const bool is_header = row == header;
    if (row > header ? any : is_header) {
      const std::string_view line = plain.substr(at, end - at);
      std::string beside;
      csv::append_row(beside, is_header ? names : cells);
      all.append(std::string(width - cells_in(line) + 1, ','));
      all.append(std::string_view(beside).substr(0, beside.size() - line_end.size()));
    }
    all.append(line_end);
    at = end + line_end.size();
  }
  csv_ = std::move(all);
}

class Parts {
 public:
  Parts(std::string_view bytes, std::uint64_t limit) : zip_(bytes), limit_(limit) {}

  bool read(std::string_view name, XmlEvents& events) const {
    const auto found = std::ranges::find(zip_.entries(), name, &ZipEntry::name);
    if (found == zip_.entries().end()) return false;
    read_xml(zip_.unpacked(*found, limit_).view(), events);
    return true;
  }
  // xl/worksheets/sheet1.xml has its relations in xl/worksheets/_rels/sheet1.xml.rels.
  Links links_of(std::string_view sheet) const {
    const std::size_t name = sheet.rfind('/') + 1;
    Relations relations;
    SheetLinks found(relations);
    const auto own = fmt::format("{}_rels/{}.rels", sheet.substr(0, name), sheet.substr(name));
    if (read(own, relations) && !relations.files.empty()) read(sheet, found);
    return std::move(found.links);
  }

 private:
  Zip zip_;
  std::uint64_t limit_;
};

// A path as the relations give it: from the folder of the workbook, or from the root.
std::string whole_path(std::string_view target) {
  return target.starts_with('/') ? std::string(target.substr(1)) : fmt::format("xl/{}", target);
}

}  // namespace

bool is_workbook(std::string_view bytes) {
  if (!is_zip(bytes)) return false;
  try {
    const Zip zip(bytes);
    return std::ranges::any_of(
        zip.entries(), [](const ZipEntry& entry) { return entry.name == "xl/workbook.xml"; });
  } catch (const Error&) {
    return false;
  }
}

std::vector<WorkbookSheet> sheets_of_workbook(std::string_view bytes, std::uint64_t limit_bytes) {
  const Parts parts(bytes, limit_bytes);
  Workbook workbook;
  Relations relations;
  SharedTexts texts;
  Styles styles;
  if (!parts.read("xl/workbook.xml", workbook))
    throw Error(ErrorKind::invalid, "There is no workbook in the file.");
  parts.read("xl/_rels/workbook.xml.rels", relations);
  parts.read("xl/sharedStrings.xml", texts);
  parts.read("xl/styles.xml", styles);
  std::vector<WorkbookSheet> sheets;
  for (const SheetPlace& place : workbook.sheets) {
    const std::string path = whole_path(relations.files[place.relation]);
    const Links links = parts.links_of(path);
    SheetRows rows({texts, styles, workbook.from_1904}, links, limit_bytes);
    if (!parts.read(path, rows) || !rows.has_cells()) continue;
    sheets.push_back({place.name, rows.csv()});
  }
  return sheets;
}

}  // namespace wellmet
