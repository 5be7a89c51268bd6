// A workbook is a zip archive: xl/workbook.xml names the sheets, xl/_rels/workbook.xml.rels says in
// which file each is, xl/sharedStrings.xml holds texts that cells point to, xl/styles.xml what
// makes a number a day. A day is the count of days since the end of 1899, in which 1900 is a leap
// year, or since 1904 where the workbook says so (Excel for the Mac). What a format shows of a day
// is taken as said: "3 May" has no year, "May 2026" no day.
#include "formats/xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/date.h"
#include "base/error.h"
#include "formats/csv.h"
#include "formats/xml_events.h"
#include "formats/zip.h"

namespace wellmet {
namespace {

constexpr std::size_t columns_at_most = 1'000;
constexpr int rows_at_most = 1'048'576;  // Excel's own limit

// "x:row" of programs that name their elements' space.
std::string_view local(std::string_view element) {
  const std::size_t colon = element.rfind(':');
  return colon == element.npos ? element : element.substr(colon + 1);
}

bool is_yes(std::string_view value) { return value == "1" || value == "true"; }

// What a number's format shows of a day.
struct DayFormat {
  bool day = false, month = false, year = false, time = false;
  int digits = 0;  // "00000": so many, for postcodes and the like
  bool is_date() const { return day || month || year || time; }
};

DayFormat format_of_code(std::string_view code) {
  DayFormat format;
  code = code.substr(0, code.find(';'));
  if (!code.empty() && code.find_first_not_of('0') == code.npos)
    return {.digits = static_cast<int>(std::min<std::size_t>(code.size(), 20))};
  bool months = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    const auto skip_to = [&](char end) { i = std::min(code.find(end, i + 1), code.size()); };
    if (c == '"') skip_to('"');
    if (c == '[') skip_to(']');
    if (c == '\\' || c == '_' || c == '*') ++i;
    if (c == '#' || c == '?' || c == '%' || c == '@' || c == 'E' || c == 'G') return {};
    format.day = format.day || c == 'd' || c == 'D';
    format.year = format.year || c == 'y' || c == 'Y' || c == 'e';
    format.time = format.time || c == 'h' || c == 'H' || c == 's';
    months = months || c == 'm' || c == 'M';
  }
  format.month = months && (format.day || format.year || !format.time);
  return format;
}

// Those that have a number and no code (ECMA-376 part 1, 18.8.30); 27 to 58 are days in East Asia.
DayFormat built_in_format(int number) {
  const DayFormat whole{.day = true, .month = true, .year = true};
  if (number == 14 || number == 15) return whole;
  if (number == 16) return {.day = true, .month = true};
  if (number == 17) return {.month = true, .year = true};
  if (number >= 18 && number <= 21) return {.time = true};
  if (number == 22) return {.day = true, .month = true, .year = true, .time = true};
  if ((number >= 27 && number <= 31) || number == 36 || (number >= 50 && number <= 58))
    return whole;
  if ((number >= 32 && number <= 35) || (number >= 45 && number <= 47)) return {.time = true};
  return {};
}

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

std::optional<double> number_in(const std::string& text) {
  double number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return all && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

// 493055501000, kept as 4.93055501E11, with all its digits; 0.1 as 0.1.
std::string plain_number(const std::string& text, double number) {
  constexpr double exact = 1e15;
  if (number == std::floor(number) && std::abs(number) < exact)
    return std::to_string(static_cast<std::int64_t>(number));
  char digits[64];
  const auto written =
      std::to_chars(digits, digits + sizeof digits, number, std::chars_format::general, 15);
  return written.ec == std::errc{} ? std::string(digits, written.ptr) : text;
}

std::string day_in_words(double number, const DayFormat& format, bool from_1904) {
  const auto days = static_cast<int>(std::floor(number));
  const auto minutes = static_cast<int>(std::lround((number - days) * 1440)) % 1440;
  const std::string time = fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
  if (!format.day && !format.month && !format.year) return time;
  if (days <= 0 && !from_1904) return "";  // an empty day
  const LocalDate first = from_1904    ? local_date({1904, 1, 1})
                          : days >= 60 ? local_date({1899, 12, 30})
                                       : local_date({1899, 12, 31});
  const LocalDate day = first + days;
  const YearMonthDay parts = year_month_day(day);
  if (!format.year && format.day) return fmt::format("{} {}", parts.day, month_name(parts.month));
  if (!format.day && format.year)
    return format.month ? fmt::format("{} {}", month_name(parts.month), parts.year)
                        : std::to_string(parts.year);
  return to_iso(day);
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

class SheetRows : public XmlEvents {
 public:
  SheetRows(const SharedTexts& texts, const Styles& styles, bool from_1904, std::uint64_t limit)
      : texts_(texts), styles_(styles), from_1904_(from_1904), limit_(limit) {}

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
  std::string csv() { return std::move(csv_); }

 private:
  void begin_row(int number) {
    if (number <= 0 || number > rows_at_most) number = row_ + 1;
    for (++row_; row_ < number; ++row_) csv_ += "\r\n";
    cells_.clear();
  }
  void begin_cell(const XmlAttributes& is) {
    const std::size_t column = column_of(is["r"]);
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
    if (cells_.size() < column_) cells_.resize(column_);
    cells_[column_ - 1] = std::move(shown);
  }
  void end_row() {
    if (cells_.empty()) {
      csv_ += "\r\n";
    } else {
      csv::append_row(csv_, cells_);
    }
    if (csv_.size() > limit_)
      throw Error(ErrorKind::refused,
                  fmt::format("A sheet of the workbook holds more than {} MB.", limit_ >> 20));
  }

  std::string shown_value() const {
    if (type_ == "s") return texts_.at(value_);
    if (type_ == "e") return "";
    if (type_ == "b") return is_yes(value_) ? "TRUE" : "FALSE";
    if (type_ == "str" || type_ == "inlineStr" || type_ == "d")
      return value_.empty() ? address_in(formula_) : value_;
    if (value_.empty()) return address_in(formula_);
    const auto number = number_in(value_);
    if (!number) return value_;
    const DayFormat format = styles_.of(style_);
    constexpr double last_day = 2'958'466;  // 31 December 9999
    if (format.is_date() && *number >= 0 && *number < last_day)
      return day_in_words(*number, format, from_1904_);
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

  enum class In { none, value, text, formula };
  const SharedTexts& texts_;
  const Styles& styles_;
  bool from_1904_;
  std::uint64_t limit_;
  std::string csv_ = {};
  std::vector<std::string> cells_ = {};
  int row_ = 0;
  std::size_t column_ = 0;
  std::string type_ = {}, style_ = {}, value_ = {}, formula_ = {};
  In in_ = In::none;
  bool reading_aid_ = false, has_cells_ = false;
};

class Parts {
 public:
  Parts(std::string_view bytes, std::uint64_t limit) : zip_(bytes), limit_(limit) {}

  bool read(std::string_view name, XmlEvents& events) const {
    const auto found = std::ranges::find(zip_.entries(), name, &ZipEntry::name);
    if (found == zip_.entries().end()) return false;
    read_xml(zip_.unpacked(*found, limit_), events);
    return true;
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
    SheetRows rows(texts, styles, workbook.from_1904, limit_bytes);
    if (!parts.read(whole_path(relations.files[place.relation]), rows) || !rows.has_cells())
      continue;
    sheets.push_back({place.name, rows.csv()});
  }
  return sheets;
}

}  // namespace wellmet
