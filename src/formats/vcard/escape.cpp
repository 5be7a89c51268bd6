// RFC 6350 3.4: text escapes new line, comma and backslash, and the semicolon in structured values;
// RFC 2426 the same. Real files escape colons too ("http\://"), and write "\n" in 2.1.
#include "formats/vcard/escape.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

bool is_one_of(const Property& p, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return is(p, name); });
}

}  // namespace

Shape shape_of(const Property& p) {
  if (is_one_of(p, {"N", "ADR", "ORG", "GENDER", "CLIENTPIDMAP"})) return Shape::components;
  if (is_one_of(p, {"NICKNAME", "CATEGORIES"})) return Shape::list;
  if (const Parameter* value = parameter(p, "VALUE"); value != nullptr && !value->values.empty()) {
    const std::string& kind = value->values[0];
    if (equal_ignoring_ascii_case(kind, "uri") || equal_ignoring_ascii_case(kind, "url"))
      return Shape::uri;
    if (equal_ignoring_ascii_case(kind, "text")) return Shape::text;
  }
  if (is_one_of(p, {"URL", "PHOTO", "LOGO", "SOUND", "KEY", "IMPP", "SOURCE", "MEMBER", "FBURL",
                    "CALURI", "CALADRURI", "RELATED", "GEO", "X-SOCIALPROFILE", "SOCIALPROFILE",
                    "X-ADDRESSBOOKSERVER-MEMBER", "CONTACT-URI", "ORG-DIRECTORY"}))
    return Shape::uri;
  return Shape::text;
}

std::string unescape(std::string_view t, NewLines new_lines) {
  if (t.find('\\') == std::string_view::npos) return std::string(t);
  std::string out;
  out.reserve(t.size());
  for (std::size_t i = 0; i < t.size(); ++i) {
    const char next = t[i] == '\\' && i + 1 < t.size() ? t[i + 1] : '\0';
    switch (next) {
      case 'n':
      case 'N':
        if (new_lines == NewLines::plain) {
          out += t[i];
          continue;
        }
        out += '\n';
        break;
      case '\\':
      case ',':
      case ';':
      case ':':
        out += next;
        break;
      default:
        out += t[i];
        continue;
    }
    ++i;
  }
  return out;
}

std::string escape(std::string_view t, Shape shape) {
  std::string out;
  out.reserve(t.size() + 8);
  for (std::size_t i = 0; i < t.size(); ++i) {
    switch (t[i]) {
      case '\\':
        out += "\\\\";
        break;
      case '\r':
        if (!t.substr(i).starts_with("\r\n")) out += "\\n";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\0':
        break;
      case ',':
      case ';':
        if (shape != Shape::uri) out += '\\';
        [[fallthrough]];
      default:
        out += t[i];
    }
  }
  return out;
}

std::vector<std::string_view> split_unescaped(std::string_view raw, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\\') {
      ++i;
    } else if (raw[i] == separator) {
      parts.push_back(raw.substr(start, i - start));
      start = i + 1;
    }
  }
  parts.push_back(raw.substr(start));
  return parts;
}

}  // namespace wellmet::vcard
