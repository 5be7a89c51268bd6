// Lines of a card file. Real files end them with CRLF, LF or CR, sometimes "\r\r\n" after a second
// conversion; they fold inside a character and mark quoted-printable soft breaks with '='.
// RFC 6350 3.2 (folding), vCard 2.1 section 2.1.3 (folding at white space, soft breaks).
#include "formats/vcard/lines.h"

#include <algorithm>
#include <bit>
#include <cstring>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/bytes/base64.h"
#include "base/text.h"
#include "formats/vcard/encoding.h"

namespace wellmet::vcard {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool is_line(std::string_view line, std::string_view keyword) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (line.size() < keyword.size()) return false;
  const char first = line[0];
  const bool likely = (first | 0x20) == keyword[0] || first == ' ' || first == '\t';
  return likely && equal_ignoring_ascii_case(trim(line), keyword);
}

struct LineEnd {
  std::size_t length = 0;  // before the LF, or to the end
  bool ascii = false;
};

LineEnd end_of_line(std::string_view text) {
#ifdef __SSE2__
  // Both in one pass, sixteen bytes at a time: of each a bit for an LF and one for a high bit. A
  // twelfth of all reading quicker than a search and a look.
  constexpr std::size_t step = sizeof(__m128i);
  const __m128i lfs = _mm_set1_epi8('\n');
  unsigned high = 0;
  std::size_t i = 0;
  for (; i + step <= text.size(); i += step) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + i));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, lfs)));
    const auto high_here = static_cast<unsigned>(_mm_movemask_epi8(bytes));
    if (found != 0) {
      const unsigned before = (found & (~found + 1)) - 1;
      return {i + static_cast<std::size_t>(std::countr_zero(found)),
              (high | (high_here & before)) == 0};
    }
    high |= high_here;
  }
  for (; i < text.size() && text[i] != '\n'; ++i)
    high |= static_cast<unsigned char>(text[i]) & 0x80u;
  return {i, high == 0};
#else
  const std::size_t length = std::min(text.find('\n'), text.size());
  return {length, is_ascii(text.substr(0, length))};
#endif
}

}  // namespace

// Without early ends, so that it runs on many bytes at once.
TextMarks marks_of(std::string_view text) {
  if (text.empty()) return {};
  unsigned char zeros = text.back() == '\0';
  unsigned char lone = text.back() == '\r';
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    zeros |= static_cast<unsigned char>(text[i] == '\0');
    lone |= static_cast<unsigned char>(text[i] == '\r') &
            static_cast<unsigned char>(text[i + 1] != '\n');
  }
  return {zeros != 0, lone != 0};
}

Lines::Lines(std::string_view text, bool lone_crs)
    : at_(text.data()), end_(text.data() + text.size()), lone_crs_(lone_crs) {
  next_lf_ = find_lf(at_);
}

std::string_view Lines::take() {
  if (lone_crs_) return take_with_lone_crs();
  const char* begin = at_;
  const LineEnd found = end_of_line({begin, static_cast<std::size_t>(end_ - begin)});
  const char* lf = begin + found.length;
  ascii_ = found.ascii;
  taken_ = next_++;
  at_ = lf == end_ ? end_ : lf + 1;
  if (lf != begin && lf != end_ && lf[-1] == '\r') --lf;
  return {begin, static_cast<std::size_t>(lf - begin)};
}

std::string_view Lines::take_with_lone_crs() {
  const char* begin = at_;
  if (next_lf_ < begin) next_lf_ = find_lf(begin);
  ascii_ = false;
  taken_ = next_;
  const auto before_lf = static_cast<std::size_t>(next_lf_ - begin);
  const void* cr = std::memchr(begin, '\r', before_lf);
  const char* stop = cr != nullptr ? static_cast<const char*>(cr) : next_lf_;
  at_ = stop;
  int ends = 0;
  for (; at_ != end_ && *at_ == '\r'; ++at_) ++ends;
  if (at_ != end_ && *at_ == '\n') {
    ++at_;
    ends = 1;
  }
  next_ += ends;
  return {begin, static_cast<std::size_t>(stop - begin)};
}

const char* Lines::find_lf(const char* from) const {
  if (from == end_) return end_;
  const void* found = std::memchr(from, '\n', static_cast<std::size_t>(end_ - from));
  return found != nullptr ? static_cast<const char*>(found) : end_;
}

namespace {

// Whether quoted-printable text stops between the bytes of one letter of UTF-8: what follows is no
// text of its own, and a space there was put in with the fold.
bool ends_within_a_letter(std::string_view text) {
  int following = 0;
  constexpr int most = 3;
  constexpr std::size_t encoded = 3;
  for (; following <= most && text.size() >= encoded; ++following) {
    const std::string_view last = text.substr(text.size() - encoded);
    const int high = hex_digit(last[1]), low = hex_digit(last[2]);
    if (last[0] != '=' || high < 0 || low < 0) return false;
    const int byte = high * 16 + low;
    if (byte < 0x80) return false;
    if (byte >= 0xC0) return (byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1) > following;
    text.remove_suffix(encoded);
  }
  return false;
}

}  // namespace

bool LogicalLines::next(LogicalLine& line) {
  if (physical.at_end()) return false;
  const std::string_view first = physical.take();
  // One by one: a whole LogicalLine is put together in memory first and read back wider than it was
  // written, which stops the processor (a fifth of all reading).
  line.text = first;
  line.number = physical.taken();
  line.ascii = physical.ascii();
  line.too_long = first.size() > limit_;
  const bool soft_break = !first.empty() && first.back() == '=' && marks_quoted_printable(first);
  if (physical.folded_next() || soft_break) join(first, line);
  if (line.too_long) line.text = line.text.substr(0, limit_);
  return true;
}

void LogicalLines::join(std::string_view first, LogicalLine& line) {
  const Lines start = physical;
  joined_.assign(first.substr(0, limit_ + 1));
  bool header_ended = joined_.find(':') != std::string::npos;
  bool quoted_printable = header_ended && marks_quoted_printable(joined_);
  while (!physical.at_end()) {
    const bool soft_break = quoted_printable && joined_.ends_with('=');
    if (!soft_break && !physical.folded_next()) break;
    if (soft_break) joined_.pop_back();
    const Lines before = physical;
    std::string_view more = physical.take();
    if (soft_break && (is_end(more) || is_begin(more))) {
      physical = before;
      break;
    }
    // A header has no space of its own at a fold, so that it reads the same in each version.
    const bool indented = soft_break && !more.empty() && is_space(more[0]);
    if (indented && !indents_soft_breaks_ && ends_within_a_letter(joined_)) {
      indents_soft_breaks_ = true;
      physical = start;  // the folds before this one were made the same way
      return join(first, line);
    }
    const bool drop =
        fold == Fold::drops_space || !header_ended || (soft_break && indents_soft_breaks_);
    if (drop && !more.empty() && is_space(more[0])) more.remove_prefix(1);
    if (joined_.size() <= limit_) joined_ += more.substr(0, limit_ + 1 - joined_.size());
    if (!header_ended && more.find(':') != std::string_view::npos) {
      header_ended = true;
      quoted_printable = marks_quoted_printable(joined_);
    }
  }
  if (quoted_printable && joined_.ends_with('=')) joined_.pop_back();
  line.text = joined_;
  line.ascii = is_ascii(joined_);
  line.too_long = joined_.size() > limit_;
}

bool marks_quoted_printable(std::string_view line) {
  const std::string_view header = line.substr(0, line.find(':'));
  return header.size() < line.size() && contains_ignoring_case(header, "quoted-printable");
}

// As nearly all write them, first: it is told in one comparison.
bool is_begin(std::string_view line) {
  return line == "BEGIN:VCARD" || is_line(line, "begin:vcard");
}
bool is_end(std::string_view line) { return line == "END:VCARD" || is_line(line, "end:vcard"); }
bool is_address_book_line(std::string_view line) {
  return is_line(line, "begin:vaddressbook") || is_line(line, "end:vaddressbook");
}

}  // namespace wellmet::vcard
