#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace wellmet::vcard {

// What must be known of a text before its first line: found in one look over all of it.
struct TextMarks {
  bool zeros = false;
  bool lone_crs = false;  // a CR without an LF after it; one at the very end counts too
};
TextMarks marks_of(std::string_view text);

// The physical lines of a text, ended by CRLF, LF, CR or several CRs and an LF. Cheap to copy: a
// copy is a place in the text to come back to.
class Lines {
 public:
  explicit Lines(std::string_view text) : Lines(text, marks_of(text).lone_crs) {}
  Lines(std::string_view text, bool lone_crs);
  bool at_end() const { return at_ == end_; }
  // Whether the next line goes on with the one before (it begins with white space).
  bool folded_next() const { return at_ != end_ && (*at_ == ' ' || *at_ == '\t'); }
  std::string_view take();               // the next line without its end; not at_end()
  int taken() const { return taken_; }   // number of the line taken last, from 1
  bool ascii() const { return ascii_; }  // whether the line taken last is known to be ASCII
  const char* at() const { return at_; }

 private:
  std::string_view take_with_lone_crs();
  const char* find_lf(const char* from) const;
  const char* at_;
  const char* end_;
  const char* next_lf_;  // cached, so that a file of CRs alone is not searched to its end each time
  bool lone_crs_ = false;
  bool ascii_ = false;
  int next_ = 1;
  int taken_ = 0;
};

// White space at a fold: 3.0 and 4.0 (RFC 6350 3.2) put one character there that means nothing; 2.1
// folds before white space that belongs to the value.
enum class Fold { drops_space, keeps_space };

struct LogicalLine {
  std::string_view text = {};  // valid until the next line is read
  int number = 0;
  bool ascii = false;     // known to be
  bool too_long = false;  // beyond the limit; `text` is its beginning
};

// Lines with their folds and quoted-printable soft breaks joined.
class LogicalLines {
 public:
  LogicalLines(const Lines& lines, std::size_t limit) : physical(lines), limit_(limit) {}
  bool next(LogicalLine&);

  Lines physical;
  Fold fold = Fold::drops_space;

 private:
  void join(std::string_view first, LogicalLine&);
  std::size_t limit_;
  std::string joined_;
  // Seen in this file: a space put in with the fold of quoted-printable text.
  bool indents_soft_breaks_ = false;
};

// Whether the header before the first colon marks the value as quoted-printable.
bool marks_quoted_printable(std::string_view line);

// "BEGIN:VCARD" and "END:VCARD" in any case, with white space around them.
bool is_begin(std::string_view line);
bool is_end(std::string_view line);
// "BEGIN:VADDRESSBOOK" or its END, which some programs put around all cards.
bool is_address_book_line(std::string_view line);

}  // namespace wellmet::vcard
