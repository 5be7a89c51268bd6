// Writing: folding at 75 octets, never inside a character (RFC 6350 3.2). 2.1 folds only before
// white space, breaks quoted-printable softly (RFC 2045 6.7 rule 5), and ends base64 with an empty
// line.
#include "formats/vcard/write.h"

#include <algorithm>

#include "formats/vcard/agent.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/lines.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

constexpr std::size_t line_octets = 75;

bool inside_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool is_space(char c) { return c == ' ' || c == '\t'; }

// How much of the text fits into `most` octets without cutting a character. At least one octet.
std::size_t fitting(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  std::size_t size = most;
  while (size > 0 && most - size < 4 && inside_character(text[size])) --size;
  return size == 0 || inside_character(text[size]) ? most : size;
}

void write_folded(std::string_view line, std::string& out) {
  std::size_t size = fitting(line, line_octets);
  out += line.substr(0, size);
  for (line.remove_prefix(size); !line.empty(); line.remove_prefix(size)) {
    size = fitting(line, line_octets - 1);
    out += "\r\n ";
    out += line.substr(0, size);
  }
  out += "\r\n";
}

bool reads_as_frame(std::string_view line) { return is_begin(line) || is_end(line); }

// A fold of 2.1 stands before white space, and the line after it is no card's beginning or end.
bool may_fold_before(std::string_view text, std::size_t at) {
  return is_space(text[at]) && !is_space(text[at - 1]) && !reads_as_frame(text.substr(at));
}

// The last place that keeps the line short, or the first one after it.
std::size_t place_before_space(std::string_view text, std::size_t from, std::size_t most) {
  for (std::size_t i = std::min(most, text.size() - 1); i > from; --i) {
    if (may_fold_before(text, i)) return i;
  }
  for (std::size_t i = std::max(most, from + 1); i < text.size(); ++i) {
    if (may_fold_before(text, i)) return i;
  }
  return text.size();
}

void write_folded_at_space(std::string_view line, std::size_t header, std::string& out) {
  for (std::size_t from = header; line.size() > line_octets; from = 1) {
    const std::size_t size = place_before_space(line, from, line_octets);
    if (size == line.size()) break;
    out += line.substr(0, size);
    out += "\r\n";
    line.remove_prefix(size);
  }
  out += line;
  out += "\r\n";
}

// Whether a soft break may stand here: not inside a letter nor "=C3", nor before white space, which
// some readers drop, nor so that the next line would read as a card's beginning or end.
bool may_break_softly(std::string_view text, std::size_t at) {
  if (at == 0 || inside_character(text[at]) || is_space(text[at])) return false;
  if (text[at - 1] == '=' || (at >= 2 && text[at - 2] == '=')) return false;
  return !reads_as_frame(text.substr(at));
}

// The last place that keeps the line short, else the first one after it; not within the first
// `least` bytes.
std::size_t place_of_soft_break(std::string_view text, std::size_t most, std::size_t least) {
  for (std::size_t at = most; at >= least && at > 0; --at) {
    if (may_break_softly(text, at)) return at;
  }
  std::size_t at = std::max(most + 1, least);
  while (at < text.size() && !may_break_softly(text, at)) ++at;
  return std::min(at, text.size());
}

void write_soft_broken(std::string_view line, std::size_t header, std::string& out) {
  if (header + 8 > line_octets) {
    const std::size_t size = place_of_soft_break(line, header, header);
    out += line.substr(0, size);
    line.remove_prefix(size);
    if (!line.empty()) out += "=\r\n";
    header = 0;
  }
  while (line.size() > line_octets) {
    const std::size_t size = place_of_soft_break(line, line_octets - 1, header);
    header = 0;
    if (size == line.size()) break;
    out += line.substr(0, size);
    out += "=\r\n";
    line.remove_prefix(size);
  }
  out += line;
  out += "\r\n";
}

void write_base64_2_1(std::string_view line, std::size_t header, std::string& out) {
  out += line.substr(0, header);
  out += "\r\n";
  for (line.remove_prefix(header); !line.empty();) {
    const std::size_t size = fitting(line, line_octets - 1);
    out += ' ';
    out += line.substr(0, size);
    out += "\r\n";
    line.remove_prefix(size);
  }
  out += "\r\n";
}

// Names come from files as they are; one made here cannot end its line.
void append_name(std::string_view name, std::string& out) {
  for (char c : name) {
    const bool breaks = c == ':' || c == ';' || c == '\r' || c == '\n' || c == '\0';
    out += breaks ? '-' : c;
  }
}

bool stands_on_one_line(std::string_view value) {
  return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void append_value(std::string_view value, std::string& out) {
  if (stands_on_one_line(value)) {
    out += value;
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\0' || (value[i] == '\r' && value.substr(i).starts_with("\r\n"))) continue;
    if (value[i] == '\n' || value[i] == '\r') {
      out += "\\n";
    } else {
      out += value[i];
    }
  }
}

void append_header(const Property& p, std::string& line) {
  if (!p.group.empty()) {
    append_name(p.group, line);
    line += '.';
  }
  append_name(p.name, line);
  for (const Parameter& parameter : p.parameters) line += raw_of(parameter);
  line += ':';
}

void write_property(const Property& p, Version version, std::string& line, std::string& out) {
  line.clear();
  append_header(p, line);
  const std::size_t header = line.size();
  if (is(p, "AGENT") && is_nested_card(p.value)) {
    out += line + "\r\n" + p.value + "\r\n";
    return;
  }
  append_value(p.value, line);
  const Encoding encoding = encoding_of(p);
  if (line.size() <= line_octets) {
    out += line;
    out += "\r\n";
  } else if (marks_quoted_printable(line)) {
    write_soft_broken(line, header, out);
  } else if (version != Version::v2_1) {
    write_folded(line, out);
  } else if (encoding == Encoding::base64) {
    write_base64_2_1(line, header, out);
  } else {
    write_folded_at_space(line, header, out);
  }
}

}  // namespace

void settle(Property& p) {
  const bool named_so = is(p, "BEGIN") || is(p, "END");
  if (named_so && p.group.empty() && p.parameters.empty()) p.name.insert(0, "X-");
  if (is(p, "AGENT") && is_nested_card(p.value)) return;
  if (is(p, "AGENT") && is_begin(p.value)) p.value += "\\n";  // no card follows
  if (!stands_on_one_line(p.value)) {
    std::string value;
    append_value(p.value, value);
    p.value = std::move(value);
  }
  if (encoding_of(p) == Encoding::base64) std::erase_if(p.value, is_space);
  std::string header;
  append_header(p, header);
  if (p.value.ends_with('=') && marks_quoted_printable(header))
    p.value.resize(p.value.find_last_not_of('=') + 1);  // a soft break with nothing after it
}

std::string write(const Card& card) {
  std::string out = "BEGIN:VCARD\r\n";
  std::string line;
  for (const Property& p : card.properties) write_property(p, card.version, line, out);
  out += "END:VCARD\r\n";
  return out;
}

}  // namespace wellmet::vcard
