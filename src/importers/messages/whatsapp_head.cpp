// A head says: an opening bracket or none, three numbers of a day, perhaps a comma or words, an
// hour and a minute, perhaps a second, perhaps words (the half of the day, before or behind the
// time), then "] " or " - " or ": ". Digits may be Arabic-Indic, Persian or Devanagari; marks of
// writing direction stand anywhere, and no-break spaces for spaces.
#include "importers/messages/whatsapp_head.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace wellmet {
namespace {

using namespace std::string_view_literals;

// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069, U+FEFF: the bytes of one at the beginning.
std::size_t mark_at(std::string_view s) {
  if (s.size() < 3) return 0;
  const auto b = [&](int i) { return static_cast<unsigned char>(s[static_cast<std::size_t>(i)]); };
  if (b(0) == 0xEF && b(1) == 0xBB && b(2) == 0xBF) return 3;
  if (b(0) != 0xE2) return 0;
  if (b(1) == 0x80 && (b(2) == 0x8E || b(2) == 0x8F || (b(2) >= 0xAA && b(2) <= 0xAE))) return 3;
  return b(1) == 0x81 && b(2) >= 0xA6 && b(2) <= 0xA9 ? 3 : 0;
}

// A space, U+00A0 or U+202F.
std::size_t blank_at(std::string_view s) {
  if (s.starts_with(' ')) return 1;
  if (s.starts_with("\xC2\xA0")) return 2;
  return s.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

struct Digit {
  int value = 0;
  std::size_t bytes = 0;  // 0: none
};

Digit digit_at(std::string_view s) {
  if (s.empty()) return {};
  const auto b = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  if (b(0) >= '0' && b(0) <= '9') return {b(0) - '0', 1};
  if (s.size() >= 2 && b(0) == 0xD9 && b(1) >= 0xA0 && b(1) <= 0xA9) return {b(1) - 0xA0, 2};
  if (s.size() >= 2 && b(0) == 0xDB && b(1) >= 0xB0 && b(1) <= 0xB9) return {b(1) - 0xB0, 2};
  if (s.size() >= 3 && b(0) == 0xE0 && b(1) == 0xA5 && b(2) >= 0xA6 && b(2) <= 0xAF)
    return {b(2) - 0xA6, 3};
  return {};
}

// The half of the day as telephones write it between the time and a colon.
constexpr std::array<std::string_view, 18> half_words = {"a.m."sv,
                                                         "p.m."sv,
                                                         "a. m."sv,
                                                         "p. m."sv,
                                                         "a.\xC2\xA0m."sv,
                                                         "p.\xC2\xA0m."sv,
                                                         "a.\xE2\x80\xAFm."sv,
                                                         "p.\xE2\x80\xAFm."sv,
                                                         "am"sv,
                                                         "pm"sv,
                                                         "ص"sv,
                                                         "م"sv,
                                                         "오전"sv,
                                                         "오후"sv,
                                                         "上午"sv,
                                                         "下午"sv,
                                                         "午前"sv,
                                                         "午後"sv};

class Scanner {
 public:
  explicit Scanner(std::string_view line) : rest_(line), size_(line.size()) {}

  std::size_t at() const { return size_ - rest_.size(); }

  void marks() {
    while (const std::size_t bytes = mark_at(rest_)) rest_.remove_prefix(bytes);
  }
  bool blanks() {
    bool any = false;
    for (;;) {
      const std::size_t blank = blank_at(rest_);
      const std::size_t bytes = blank ? blank : mark_at(rest_);
      if (bytes == 0) return any;
      any = any || blank > 0;
      rest_.remove_prefix(bytes);
    }
  }
  bool take(std::string_view text) {
    marks();
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  // The same whatever its case (ASCII).
  bool take_word(std::string_view word) {
    marks();
    if (!equal_ignoring_ascii_case(rest_.substr(0, word.size()), word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  // Of one to four digits; -1 for none.
  int number(int& digits) {
    marks();
    int value = 0;
    for (digits = 0; digits < 5; ++digits) {
      const Digit digit = digit_at(rest_);
      if (digit.bytes == 0) break;
      value = 10 * value + digit.value;
      rest_.remove_prefix(digit.bytes);
    }
    return digits == 0 || digits == 5 ? -1 : value;
  }
  void half_of_day() {
    for (const std::string_view word : half_words)
      if (take_word(word)) return;
  }
  // Words without digits, whatever they say: "klo", "г.,", "晚上", "μ.μ.". Whether there are any, a
  // comma alone being none.
  bool words() {
    bool any = false;
    for (int word = 0; word < words_at_most; ++word) {
      blanks();
      std::size_t bytes = 0;
      while (bytes < rest_.size() && is_of_word(bytes)) ++bytes;
      if (bytes > word_bytes_at_most) return any;
      const std::string_view taken = rest_.substr(0, bytes);
      any = any || (bytes > 0 && taken != "," && taken != "،" && taken != ".");
      rest_.remove_prefix(bytes);
    }
    blanks();
    return any;
  }
  bool empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  static constexpr int words_at_most = 3;
  static constexpr std::size_t word_bytes_at_most = 24;
  bool is_of_word(std::size_t at) const {
    const std::string_view rest = rest_.substr(at);
    constexpr std::string_view ends = ":[]-\xE2";
    return blank_at(rest) == 0 && digit_at(rest).bytes == 0 && ends.find(rest[0]) == ends.npos;
  }

  std::string_view rest_;
  std::size_t size_;
};

// 1 to 4 for / . - and the signs of East Asia; 0 for none.
unsigned day_separator(Scanner& scan) {
  scan.blanks();
  unsigned found = 0;
  if (scan.take("/"))
    found = 1;
  else if (scan.take("."))
    found = 2;
  else if (scan.take("-"))
    found = 3;
  else if (scan.take("年") || scan.take("년") || scan.take("月") || scan.take("월"))
    found = 4;
  scan.blanks();
  return found;
}

bool take_day(Scanner& scan, WhatsappHead& head, unsigned& separator) {
  int digits = 0;
  head.first = scan.number(digits);
  head.year_first = digits == 4;
  if (head.first < 0 || digits == 3) return false;
  separator = day_separator(scan);
  head.second = scan.number(digits);
  if (separator == 0 || head.second < 0 || digits > 2) return false;
  if (day_separator(scan) != separator) return false;
  head.third = scan.number(digits);
  return head.third >= 0 && (head.year_first ? digits <= 2 : digits == 2 || digits == 4);
}

// Which hour it was is of no use here.
bool take_time(Scanner& scan, bool& seconds) {
  int digits = 0;
  const int hour = scan.number(digits);
  if (hour < 0 || hour > 24 || digits > 2) return false;
  if (!scan.take(":") && !scan.take(".")) return false;
  const int minute = scan.number(digits);
  if (minute < 0 || minute > 59 || digits != 2) return false;
  Scanner further = scan;
  if (further.take(":") || further.take(".")) {
    const int second = further.number(digits);
    seconds = second >= 0 && second <= 60 && digits == 2;
    if (seconds) scan = further;
  }
  return true;
}

// The bits of the form that say how the head ends; 0 when it does not end here.
unsigned take_end(Scanner& scan, bool bracket, bool seconds) {
  if (bracket) {
    scan.blanks();
    if (!scan.take("]")) return 0;
    scan.blanks();
    return 1;
  }
  Scanner further = scan;
  if (further.blanks() && (further.take("-") || further.take("–")) && further.blanks()) {
    scan = further;
    return 2;
  }
  further = scan;
  if (!seconds) return 0;
  further.blanks();
  further.half_of_day();
  if (further.take(":") && further.blanks()) {  // iOS before 2018
    scan = further;
    return 3;
  }
  further = scan;
  if (further.blanks() && !further.empty()) {  // Croatian, Serbian
    scan = further;
    return 4;
  }
  return 0;
}

// The same behind words, such as the half of the day.
unsigned take_end_behind_words(Scanner& scan, bool bracket, bool seconds) {
  Scanner further = scan;
  further.words();
  Scanner dash = further;
  if (bracket) {
    if (!further.take("]")) return 0;
    further.blanks();
    scan = further;
    return 1;
  }
  if ((dash.take("-") || dash.take("–")) && dash.blanks()) {
    scan = dash;
    return 2;
  }
  return take_end(scan, bracket, seconds);
}

}  // namespace

std::string_view without_leading_marks(std::string_view text) {
  while (const std::size_t bytes = mark_at(text)) text.remove_prefix(bytes);
  return text;
}

std::string plain_name(std::string_view text) {
  std::string name;
  while (!text.empty()) {
    const std::size_t mark = mark_at(text);
    const std::size_t blank = mark ? 0 : blank_at(text);
    if (blank) name += ' ';
    if (!mark && !blank) name += text.front();
    text.remove_prefix(std::max<std::size_t>({mark, blank, 1}));
  }
  return collapse_spaces(name);
}

std::optional<WhatsappHead> whatsapp_head(std::string_view line) {
  line = line.substr(0, 120);
  Scanner scan(line);
  WhatsappHead head;
  const bool bracket = scan.take("[");
  unsigned separator = 0;
  if (!take_day(scan, head, separator)) return std::nullopt;
  const bool words = scan.words();
  bool seconds = false;
  if (!take_time(scan, seconds)) return std::nullopt;
  const unsigned end = take_end_behind_words(scan, bracket, seconds);
  if (end == 0) return std::nullopt;
  head.form = end | separator << 4 | (head.year_first ? 1u << 8 : 0) | (seconds ? 1u << 9 : 0) |
              (words ? 1u << 10 : 0);
  head.size = scan.at();
  return head;
}

bool looks_like_whatsapp_head(std::string_view line) {
  line = line.substr(0, 120);
  Scanner scan(line);
  WhatsappHead head;
  const bool bracket = scan.take("[");
  unsigned separator = 0;
  if (!take_day(scan, head, separator)) return false;
  const std::string_view rest = scan.rest();
  const std::size_t end = rest.find(bracket ? "] " : " - ");
  if (end == rest.npos) return false;
  for (std::size_t at = 0; at < end; ++at)
    if (digit_at(rest.substr(at)).bytes > 0) return rest.find(": ", end) != rest.npos;
  return false;
}

}  // namespace wellmet
