// One unfolded line "group.NAME;PARAM=value,"quoted":value" (RFC 6350 3.3). Real files leave quotes
// open (a stray `TYPE="CELL`): then quotes mean nothing on that line. A bare word of 2.1 ("HOME")
// is a parameter without a name.
#include "formats/vcard/property_line.h"

#include <algorithm>
#include <array>
#include <optional>

#include "formats/vcard/encoding.h"

namespace wellmet::vcard {
namespace {

// The first place of `wanted` outside of quotes, from `from` on; npos when there is none.
std::size_t find_unquoted(std::string_view t, char wanted, std::size_t from) {
  bool quoted = false;
  for (std::size_t i = from; i < t.size(); ++i) {
    if (t[i] == '"') quoted = !quoted;
    if (t[i] == wanted && !quoted) return i;
  }
  return std::string_view::npos;
}

bool quotes_are_paired(std::string_view header) {
  return std::count(header.begin(), header.end(), '"') % 2 == 0;
}

std::string parameter_value(std::string_view t) {
  std::string unquoted;
  if (t.find('"') != std::string_view::npos) {
    for (char c : t) {
      if (c != '"') unquoted += c;
    }
    t = unquoted;
  }
  return t.find('^') == std::string_view::npos ? std::string(t) : decode_carets(t);
}

// The parameter may hold one of before, whose memory is used again.
void read_parameter(std::string_view raw, bool paired, Parameter& parameter) {
  parameter.raw = raw;
  parameter.name.clear();
  std::string_view rest = raw.substr(1);
  const std::size_t equals = rest.find('=');
  if (equals != std::string_view::npos) {
    parameter.name = rest.substr(0, equals);
    rest.remove_prefix(equals + 1);
  }
  const bool plain = std::none_of(rest.begin(), rest.end(),
                                  [](char c) { return c == ',' || c == '"' || c == '^'; });
  if (plain) {
    parameter.values.resize(1);
    parameter.values[0] = rest;
    return;
  }
  parameter.values.clear();
  const auto find = [&](std::size_t from) {
    return paired ? find_unquoted(rest, ',', from) : rest.find(',', from);
  };
  std::size_t start = 0;
  for (std::size_t comma = find(0); comma != std::string_view::npos; comma = find(start)) {
    parameter.values.push_back(parameter_value(rest.substr(start, comma - start)));
    start = comma + 1;
  }
  parameter.values.push_back(parameter_value(rest.substr(start)));
}

void respell_quotes(Property& property) {
  for (Parameter& p : property.parameters)
    if (p.raw.find('"') != std::string::npos) respell(p);
}

void read_name(std::string_view name, Property& property) {
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot != 0) {
    property.group = name.substr(0, dot);
    name.remove_prefix(dot + 1);
  }
  property.name = name;
}

// A header without quotes, as nearly all are: one pass finds all its marks.
struct PlainHeader {
  std::size_t colon = 0;
  std::size_t name_end = 0;    // the first semicolon, or the colon
  std::size_t name_start = 0;  // after the last dot of the group
};

// What ends or shapes a header: : ; . " and bytes that are not ASCII.
constexpr std::array<bool, 256> header_marks = [] {
  std::array<bool, 256> marks{};
  for (char c : {':', ';', '.', '"'}) marks[static_cast<unsigned char>(c)] = true;
  for (std::size_t byte = 0x80; byte < marks.size(); ++byte) marks[byte] = true;
  return marks;
}();

// Nothing when there are quotes, letters beyond ASCII, or no colon.
std::optional<PlainHeader> plain_header(std::string_view line) {
  PlainHeader header;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!header_marks[static_cast<unsigned char>(line[i])]) continue;
    const bool in_name = header.name_end == 0;
    switch (line[i]) {
      case ':':
        header.colon = i;
        if (in_name) header.name_end = i;
        return header;
      case ';':
        if (i == 0) return std::nullopt;
        if (in_name) header.name_end = i;
        break;
      case '.':
        if (in_name && i != 0) header.name_start = i + 1;
        break;
      default:
        return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

std::size_t read_plain_header(std::string_view line, std::size_t most, Property& property) {
  const std::optional<PlainHeader> header = plain_header(line);
  if (!header) return 0;
  const std::string_view marks = line.substr(0, header->colon);
  std::vector<Parameter>& parameters = property.parameters;
  std::size_t count = 0;
  for (std::size_t start = header->name_end; start < marks.size(); ++count) {
    if (count == most) return 0;
    const std::size_t stop = std::min(marks.find(';', start + 1), marks.size());
    if (count == parameters.size()) parameters.emplace_back();
    read_parameter(marks.substr(start, stop - start), false, parameters[count]);
    start = stop;
  }
  parameters.resize(count);
  if (header->name_start != 0) property.group.assign(line, 0, header->name_start - 1);
  property.name.assign(line, header->name_start, header->name_end - header->name_start);
  return header->colon + 1;
}

std::size_t value_start(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return colon;
  const std::size_t name_end = line.find(';');
  if (name_end > colon || line.substr(0, colon).find('"') == std::string_view::npos)
    return colon + 1;
  const std::size_t outside = find_unquoted(line, ':', name_end);
  return (outside == std::string_view::npos ? colon : outside) + 1;
}

bool read_header(std::string_view header, std::size_t most, Property& property) {
  property.parameters.clear();
  const std::size_t name_end = std::min(header.find(';'), header.size());
  read_name(header.substr(0, name_end), property);
  if (name_end == header.size()) return true;
  const bool paired = quotes_are_paired(header.substr(name_end));
  for (std::size_t start = name_end; start < header.size();) {
    if (property.parameters.size() == most) {
      respell_quotes(property);  // a quote of what is dropped may have been the other half of one
      return false;
    }
    const std::size_t found =
        paired ? find_unquoted(header, ';', start + 1) : header.find(';', start + 1);
    const std::size_t stop = std::min(found, header.size());
    read_parameter(header.substr(start, stop - start), paired, property.parameters.emplace_back());
    start = stop;
  }
  return true;
}

void respell(Parameter& parameter) {
  parameter.raw.clear();
  const std::string raw = raw_of(parameter);
  read_parameter(raw, true, parameter);
}

void close_open_quotes(Property& property) {
  const auto quotes = [](const Parameter& p) {
    return std::count(p.raw.begin(), p.raw.end(), '"');
  };
  std::ptrdiff_t all = 0;
  for (const Parameter& p : property.parameters) all += quotes(p);
  if (all % 2 == 0) return;
  respell_quotes(property);  // also paired ones: on such a line they meant nothing
}

}  // namespace wellmet::vcard
