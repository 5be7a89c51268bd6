// Reads cards of all versions as people's programs write them (RFC 2425/2426, RFC 6350, vCard 2.1).
// What real files get wrong, and what we make of it:
//  - END is missing: the next BEGIN or the end of the file ends the card, which is kept.
//  - A line has no colon: after a note it is the note's next line; else it is kept as
//  X-WELLMET-LINE.
//  - Base64 of 2.1 goes on without a fold until a blank line; AGENT is followed by a whole card.
//  - Letters are in Windows-1252 or in the property's CHARSET, or cut in two by a fold: each value
//  is
//    judged after it is unfolded.
//  - VERSION comes late: a card is read once more when the guess was wrong, since 2.1 folds in its
//    own way.
#include "formats/vcard/parse.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "formats/vcard/agent.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/lines.h"
#include "formats/vcard/property_line.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"

namespace wellmet::vcard {
namespace {

constexpr std::size_t most_problems = 1000;

// A limit in words: "32 MB".
std::string in_words(std::size_t bytes) {
  constexpr std::size_t megabyte = 1u << 20;
  const bool whole = bytes >= megabyte && bytes % megabyte == 0;
  return whole ? std::to_string(bytes / megabyte) + " MB" : std::to_string(bytes) + " bytes";
}

bool says_version(std::string_view name) {
  return name.size() == 7 && (name == "VERSION" || equal_ignoring_ascii_case(name, "version"));
}

std::optional<Version> version_named(std::string_view value) {
  std::string text;
  for (char c : value) {
    if (c != ' ' && c != '\t') text += c;
  }
  if (text == "4.0" || text == "4") return Version::v4_0;
  if (text == "3.0" || text == "3") return Version::v3_0;
  if (text == "2.1" || text == "2.0" || text == "2") return Version::v2_1;
  return std::nullopt;
}

// One that we do not know is read as 3.0. The first two need no optional, which is put together in
// memory.
Version version_or_usual(std::string_view value) {
  if (value == "3.0") return Version::v3_0;
  if (value == "4.0") return Version::v4_0;
  return version_named(value).value_or(Version::v3_0);
}

bool is_known_version(std::string_view value) {
  return value == "3.0" || value == "4.0" || version_named(value);
}

// Quickly, for every line: all but BEGIN, END and what white space or a mark stands before.
bool may_begin_or_end(std::string_view line) {
  const char first = line[0];
  if ((first | 0x20) == 'b') return line.size() > 1 && (line[1] | 0x20) == 'e';
  if ((first | 0x20) == 'e') return line.size() > 1 && (line[1] | 0x20) == 'n';
  return first == ' ' || first == '\t' || first == '\xEF';
}

// Whether the line just taken goes on: then it is the beginning of a long property, not base64.
bool is_folded_header(Lines lines) { return lines.folded_next() && !trim(lines.take()).empty(); }

// Text from a charset of its own may hold what would end a line.
std::string on_one_line(std::string_view t) {
  std::string out;
  for (char c : t) {
    if (c == '\n') out += "\\n";
    if (c != '\0' && c != '\r' && c != '\n') out += c;
  }
  return out;
}

// UTF-16 has a mark at its beginning, or zero bytes; zero bytes alone are damage.
bool may_be_utf_16(std::string_view bytes, const TextMarks& marks) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || marks.zeros;
}

std::string without_zeros(std::string_view text, std::vector<Problem>& problems) {
  Lines lines(text);
  std::string out;
  while (!lines.at_end() && problems.size() < most_problems) {
    if (lines.take().find('\0') == std::string_view::npos) continue;
    problems.push_back({lines.taken(), "zero bytes stood in this line and were left out",
                        "The file may be damaged: compare this card with where it came from."});
  }
  std::remove_copy(text.begin(), text.end(), std::back_inserter(out), '\0');
  return out;
}

// Also where a mark is misspelled, since lines are joined by the look of the header.
bool mentions_quoted_printable(const Property& p) {
  std::string header = p.group + p.name;
  for (const Parameter& parameter : p.parameters) header += parameter.raw;
  return contains_ignoring_case(header, "quoted-printable");
}

bool may_hold_lines(const Property& p) {
  return is(p, "NOTE") || is(p, "LABEL") || is(p, "COMMENT") || is(p, "X-NOTES");
}

class Reader {
 public:
  Reader(const Lines& lines, const std::function<void(ReadCard&&)>& each, const Limits& limits)
      : lines_(lines, limits.line_bytes), each_(each), limits_(limits) {}

  std::vector<Problem> read_all();

 private:
  enum class Ended { by_end, by_next_card, by_file };

  void read_card(const char* begin);
  Ended read_properties(Version assumed);
  void hand_over(const char* begin, Ended);
  void take_off_space(LogicalLine&);
  bool add_property(const LogicalLine&);
  std::size_t read_any_header(const LogicalLine&, Property&);
  void add_stray_line(const LogicalLine&);
  void take_base64_lines(Property&);
  void take_agent(Property&);
  void tell_encoded_charset(const Property&, std::string_view charset);
  void mend_charset(Property&, bool ascii);  // whether its value is ASCII for certain
  Property& next_property(int line);
  bool room_for(const LogicalLine&);
  bool tell_no_room(const LogicalLine&, bool many);
  void problem(int line, std::string what, std::string cure);
  Version guessed_version() const;
  Version stated_version() const;

  LogicalLines lines_;
  const std::function<void(ReadCard&&)>& each_;
  const Limits& limits_;
  std::vector<Problem> problems_;
  bool told_charset_ = false;
  // Of the card being read:
  Card card_;
  int begin_line_ = 0;
  std::size_t used_ = 0;  // of card_.properties
  std::size_t bytes_ = 0;
  bool altered_ = false;  // the card's bytes are not what was read: they are written afresh
  bool full_ = false;     // a limit was met; the rest of the card is passed over
};

std::vector<Problem> Reader::read_all() {
  bool outside_told = false;
  std::size_t cards = 0;
  for (LogicalLine line;;) {
    const char* at = lines_.physical.at();
    lines_.fold = Fold::drops_space;
    if (!lines_.next(line)) break;
    if (is_begin(line.text)) {
      begin_line_ = line.number;
      read_card(at);
      ++cards;
      outside_told = false;
    } else if (is_end(line.text)) {
      problem(line.number, "END:VCARD without a BEGIN:VCARD before it",
              "Nothing is lost; take the line out, or put BEGIN:VCARD before its card.");
    } else if (!trim(line.text).empty() && !is_address_book_line(line.text) && !outside_told) {
      outside_told = true;
      problem(line.number, "text outside of any card was passed over",
              "If it belongs to a card, put BEGIN:VCARD before it and END:VCARD after it.");
    }
  }
  if (cards == 0) {
    problem(0, "no card was found: there is no line BEGIN:VCARD",
            "Export the contacts as vCard (.vcf) again and check that the file is whole.");
  }
  return std::move(problems_);
}

void Reader::read_card(const char* begin) {
  const Lines start = lines_.physical;
  const std::size_t problems_before = problems_.size();
  const bool charset_told_before = told_charset_;
  const Version guess = guessed_version();
  Ended ended = read_properties(guess);
  card_.properties.resize(used_);
  if (const Version stated = stated_version(); stated != guess) {
    lines_.physical = start;
    problems_.resize(problems_before);
    told_charset_ = charset_told_before;
    ended = read_properties(stated);
    card_.properties.resize(used_);
  }
  hand_over(begin, ended);
}

Reader::Ended Reader::read_properties(Version assumed) {
  card_.version = assumed;
  used_ = 0;
  lines_.fold = assumed == Version::v2_1 ? Fold::keeps_space : Fold::drops_space;
  bytes_ = 0;
  altered_ = full_ = false;
  for (LogicalLine line;;) {
    const Lines before = lines_.physical;
    if (!lines_.next(line)) return Ended::by_file;
    if (line.text.empty()) continue;
    if (may_begin_or_end(line.text)) {
      if (is_end(line.text)) return Ended::by_end;
      if (is_begin(line.text) || is_address_book_line(line.text)) {
        lines_.physical = before;
        return Ended::by_next_card;
      }
    }
    if (line.text.front() == ' ' || line.text.front() == '\t') take_off_space(line);
    if (room_for(line) && !add_property(line)) add_stray_line(line);
  }
}

void Reader::hand_over(const char* begin, Ended ended) {
  if (ended != Ended::by_end) {
    altered_ = true;
    problem(begin_line_, "this card has no END:VCARD; what was read of it is kept",
            "Export it again if something is missing from it.");
  }
  bool has_version = false;
  for (const Property& p : card_.properties) {
    if (!says_version(p.name)) continue;
    if (!has_version && !is_known_version(p.value))
      problem(p.line, "VERSION:" + clip(for_terminal(p.value), 20) + " is no version we know",
              "The card was read as version 3.0; known are 2.1, 3.0 and 4.0.");
    has_version = true;
  }
  if (!has_version) problem(begin_line_, "this card has no VERSION", "It was read as version 3.0.");
  ReadCard read;
  std::string written;
  if (altered_) written = write(card_);
  const auto size = static_cast<std::size_t>(lines_.physical.at() - begin);
  read.bytes = altered_ ? std::string_view(written) : std::string_view(begin, size);
  if (read.bytes.starts_with("\xEF\xBB\xBF")) read.bytes.remove_prefix(3);
  read.card = std::move(card_);
  read.line = begin_line_;
  each_(std::move(read));
  card_ = std::move(read.card);  // with its memory, when `each` did not take it
}

bool Reader::room_for(const LogicalLine& line) {
  bytes_ += line.text.size();
  const bool many = used_ >= limits_.properties_per_card;
  const bool heavy = bytes_ > limits_.card_bytes;
  return (!full_ && !line.too_long && !many && !heavy) || tell_no_room(line, many);
}

// Always false: what has no room is left out.
bool Reader::tell_no_room(const LogicalLine& line, bool many) {
  if (full_) return false;
  if (line.too_long) {
    altered_ = true;
    problem(line.number,
            "this property is longer than " + in_words(limits_.line_bytes) + " and was left out",
            "Make the picture or text smaller and import the card again.");
    return false;
  }
  full_ = altered_ = true;
  problem(
      line.number,
      many ? "this card has more than " + std::to_string(limits_.properties_per_card) +
                 " properties; the rest was left out"
           : "this card is larger than " + in_words(limits_.card_bytes) + "; the rest was left out",
      "Split the card, or remove what isn’t needed, and import it again.");
  return false;
}

// The properties of the card before are used again, with their memory, unless the card was taken.
// Its parameters are still those of before.
Property& Reader::next_property(int line) {
  if (used_ == card_.properties.size()) {
    if (card_.properties.capacity() == 0) card_.properties.reserve(16);
    card_.properties.emplace_back();
  }
  Property& p = card_.properties[used_++];
  p.group.clear();
  p.line = line;
  return p;
}

// A line that begins with white space and is no fold of another (it follows the card of an AGENT)
// would be one when it is written.
void Reader::take_off_space(LogicalLine& line) {
  const std::size_t start = line.text.find_first_not_of(" \t");
  line.text.remove_prefix(start == std::string_view::npos ? line.text.size() : start);
  altered_ = true;
}

// False for a line without a colon.
bool Reader::add_property(const LogicalLine& line) {
  Property& p = next_property(line.number);
  std::size_t value_at = read_plain_header(line.text, limits_.parameters_per_property, p);
  if (value_at == 0) value_at = read_any_header(line, p);
  if (value_at == 0) {
    --used_;
    return false;
  }
  // What was just written is not looked at again where the line says the same: it is not ready yet.
  const std::string_view value = line.text.substr(value_at);
  p.value.assign(value);
  const bool base64 = !p.parameters.empty() && encoding_of(p) == Encoding::base64;
  if (base64) take_base64_lines(p);
  if ((base64 ? p.value : value).ends_with('=') && marks_quoted_printable(line.text)) {
    // A soft break with nothing after it.
    p.value.resize(p.value.find_last_not_of('=') + 1);
  }
  if (!line.ascii || !p.parameters.empty()) mend_charset(p, line.ascii);
  if (p.name.size() == 5 && (p.name[0] | 0x20) == 'a' && is(p, "AGENT")) take_agent(p);
  return true;
}

std::size_t Reader::read_any_header(const LogicalLine& line, Property& p) {
  const std::size_t value_at = value_start(line.text);
  if (value_at == std::string_view::npos) return 0;
  const std::string_view header = line.text.substr(0, value_at - 1);
  std::string mended = is_utf8(header) ? std::string(header) : text_of_file(header);
  mended.erase(0, mended.find_first_not_of(" \t"));  // may have stood behind a mark of its charset
  if (mended != header) altered_ = true;
  if (!read_header(mended, limits_.parameters_per_property, p)) {
    altered_ = true;
    problem(line.number,
            "this property has more than " + std::to_string(limits_.parameters_per_property) +
                " parameters; the rest was left out",
            "Check the line: a colon or a quote may be missing.");
  }
  return value_at;
}

void Reader::add_stray_line(const LogicalLine& line) {
  if (trim(line.text).empty()) return;
  std::string text = is_utf8(line.text) ? std::string(line.text) : text_of_file(line.text);
  if (text != line.text) altered_ = true;
  Property* last = used_ == 0 ? nullptr : &card_.properties[used_ - 1];
  if (last != nullptr && may_hold_lines(*last) && encoding_of(*last) != Encoding::base64) {
    const bool quoted_printable = encoding_of(*last) == Encoding::quoted_printable;
    last->value += quoted_printable ? "=0D=0A" : "\\n";
    last->value += text;
    while (mentions_quoted_printable(*last) && last->value.ends_with('=')) last->value.pop_back();
    mend_charset(*last, false);
    problem(line.number, "this line has no colon; it was read as a new line of the note before it",
            "If it is something else, correct the line and import the card again.");
    return;
  }
  Property& p = next_property(line.number);
  p.parameters.clear();
  p.name = "X-WELLMET-LINE";
  p.value = std::move(text);
  problem(line.number,
          "this line has no colon, so it says nothing that we know; it is kept as it is",
          "Correct the line (NAME:value) and import the card again.");
}

void Reader::take_base64_lines(Property& p) {
  while (!lines_.physical.at_end()) {
    const Lines before = lines_.physical;
    const std::string_view line = trim(lines_.physical.take());
    if (!is_base64_line(line) || is_folded_header(lines_.physical) ||
        p.value.size() + line.size() > limits_.line_bytes) {
      lines_.physical = before;
      break;
    }
    p.value += line;
    bytes_ += line.size();
  }
  std::erase_if(p.value, [](char c) { return c == ' ' || c == '\t'; });
}

// Quoted-printable text without a charset is read as UTF-8, and what is none as Windows-1252.
void Reader::tell_encoded_charset(const Property& p, std::string_view charset) {
  if (told_charset_ || p.parameters.empty() || encoding_of(p) != Encoding::quoted_printable) return;
  const bool says_utf8 = charset.empty() || equal_ignoring_ascii_case(charset, "utf-8");
  if (!says_utf8 || is_utf8(decode_quoted_printable(p.value))) return;
  problem(p.line, "letters here are not UTF-8; they were read as Windows-1252",
          "If names look wrong, export the contacts again in UTF-8.");
  told_charset_ = true;
}

void Reader::mend_charset(Property& p, bool ascii) {
  const std::string_view charset = p.parameters.empty() ? std::string_view() : charset_of(p);
  tell_encoded_charset(p, charset);
  const bool shifted = !charset.empty() && p.value.find('\x1B') != std::string::npos;
  if (!shifted && (ascii || is_utf8(p.value))) return;
  if (charset.empty() || equal_ignoring_ascii_case(charset, "utf-8")) {
    if (is_utf8(p.value)) return;
    p.value = text_of_file(p.value);
    if (!told_charset_)
      problem(p.line, "letters here are not UTF-8; they were read as Windows-1252",
              "If names look wrong, export the contacts again in UTF-8.");
    told_charset_ = true;
  } else {
    p.value = on_one_line(to_utf8(p.value, charset));
    close_open_quotes(p);  // one may stand in the word that changes
    for (Parameter& parameter : p.parameters) {
      if (!equal_ignoring_ascii_case(parameter.name, "charset")) continue;
      parameter.values = {"UTF-8"};
      parameter.raw = ";" + parameter.name + "=UTF-8";
    }
  }
  altered_ = true;
}

void Reader::problem(int line, std::string what, std::string cure) {
  if (problems_.size() > most_problems) return;
  if (problems_.size() == most_problems) {
    what = "there are more problems than " + std::to_string(most_problems);
    cure = "Correct these first and import the file again.";
  }
  problems_.push_back({line, std::move(what), std::move(cure)});
}

Version Reader::guessed_version() const {
  Lines ahead = lines_.physical;
  if (ahead.at_end()) return Version::v3_0;
  const std::string_view line = ahead.take();
  if (line.size() < 9 || !says_version(line.substr(0, 7))) return Version::v3_0;
  return version_or_usual(line.substr(8));
}

Version Reader::stated_version() const {
  for (const Property& p : card_.properties) {
    if (says_version(p.name)) return version_or_usual(p.value);
  }
  return Version::v3_0;
}

void Reader::take_agent(Property& agent) {
  Agent taken = take_agent_lines(lines_.physical, agent.value, limits_.line_bytes);
  if (taken.card.empty()) return;
  altered_ = altered_ || taken.mended;
  if (taken.mended)
    problem(agent.line, "the card inside AGENT has no END:VCARD; what was read of it is kept",
            "Export it again if something is missing from it.");
  if (taken.depth > limits_.nesting || taken.too_long) {
    altered_ = true;
    problem(agent.line,
            taken.too_long ? "the card inside AGENT is too long and was left out"
                           : "AGENT holds cards inside cards inside cards; it was left out",
            "Make a card of its own of it.");
    --used_;
    return;
  }
  bytes_ += taken.card.size();
  agent.value = std::move(taken.card);
}

}  // namespace

std::vector<Problem> for_each_card(std::string_view bytes,
                                   const std::function<void(ReadCard&&)>& each,
                                   const Limits& limits) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const TextMarks marks = marks_of(bytes);
  if (!may_be_utf_16(bytes, marks))
    return Reader(Lines(bytes, marks.lone_crs), each, limits).read_all();
  std::string text(bytes);
  const Charset charset = detect_charset(bytes.substr(0, 1024));
  if (charset == Charset::utf_16_le || charset == Charset::utf_16_be) {
    text = to_utf8(bytes, charset);
  }
  std::vector<Problem> problems;
  if (text.find('\0') != std::string::npos) text = without_zeros(text, problems);
  for (Problem& problem : Reader(Lines(text), each, limits).read_all()) {
    problems.push_back(std::move(problem));
  }
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.line < b.line; });
  return problems;
}

Parsed parse(std::string_view bytes, const Limits& limits) {
  Parsed parsed;
  parsed.problems = for_each_card(
      bytes, [&](ReadCard&& read) { parsed.cards.push_back(std::move(read.card)); }, limits);
  return parsed;
}

}  // namespace wellmet::vcard
