// Reading the values of properties: escapes, quoted-printable and charsets undone, structure taken
// apart (RFC 6350 3.4 and 4; vCard 2.1 has no lists between commas within a component).
#include "formats/vcard/value.h"

#include <algorithm>

#include "base/text.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/escape.h"

namespace wellmet::vcard {
namespace {

std::string with_plain_new_lines(std::string_view t) {
  std::string out;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t[i] != '\r') {
      out += t[i];
    } else if (i + 1 == t.size() || t[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

// A piece of the raw value as text.
std::string decoded(std::string_view raw, const Property& p) {
  switch (encoding_of(p)) {
    case Encoding::base64:
      return std::string(raw);
    case Encoding::none:
      return unescape(raw);
    case Encoding::quoted_printable:
      break;
  }
  const std::string text = text_of_bytes(decode_quoted_printable(raw), charset_of(p));
  return unescape(with_plain_new_lines(text), NewLines::plain);
}

}  // namespace

bool is(const Property& p, std::string_view name) {
  return p.name.size() == name.size() && equal_ignoring_ascii_case(p.name, name);
}

const Property* first(const Card& card, std::string_view name) {
  const auto found = std::find_if(card.properties.begin(), card.properties.end(),
                                  [&](const Property& p) { return is(p, name); });
  return found == card.properties.end() ? nullptr : &*found;
}

std::vector<const Property*> all(const Card& card, std::string_view name) {
  std::vector<const Property*> found;
  for (const Property& p : card.properties) {
    if (is(p, name)) found.push_back(&p);
  }
  return found;
}

std::string text_of(const Property& p, Version) { return decoded(p.value, p); }

std::vector<std::vector<std::string>> components_of(const Property& p, Version version) {
  std::vector<std::vector<std::string>> components;
  for (std::string_view raw : split_unescaped(p.value, ';')) {
    std::vector<std::string>& parts = components.emplace_back();
    if (version == Version::v2_1) {
      parts.push_back(decoded(raw, p));
    } else {
      for (std::string_view part : split_unescaped(raw, ',')) parts.push_back(decoded(part, p));
    }
  }
  return components;
}

std::string component_of(const Property& p, Version, std::size_t index) {
  const std::vector<std::string_view> raw = split_unescaped(p.value, ';');
  return index < raw.size() ? decoded(raw[index], p) : std::string();
}

std::vector<std::string> component_texts_of(const Property& p, Version) {
  std::vector<std::string> texts;
  for (std::string_view raw : split_unescaped(p.value, ';')) texts.push_back(decoded(raw, p));
  return texts;
}

std::vector<std::string> list_of(const Property& p, Version) {
  std::vector<std::string> parts;
  for (std::string_view raw : split_unescaped(p.value, ',')) parts.push_back(decoded(raw, p));
  return parts;
}

bool is_binary(const Property& p) {
  return encoding_of(p) == Encoding::base64 ||
         (p.value.size() > 5 && equal_ignoring_ascii_case(p.value.substr(0, 5), "data:"));
}

const Parameter* parameter(const Property& p, std::string_view name) {
  const auto found = std::find_if(
      p.parameters.begin(), p.parameters.end(),
      [&](const Parameter& candidate) { return equal_ignoring_ascii_case(candidate.name, name); });
  return found == p.parameters.end() ? nullptr : &*found;
}

std::vector<std::string> types_of(const Property& p) {
  std::vector<std::string> types;
  for (const Parameter& given : p.parameters) {
    const bool bare = given.name.empty();
    if (!bare && !equal_ignoring_ascii_case(given.name, "type")) continue;
    for (const std::string& value : given.values) {
      if (bare && (is_encoding_word(value) || is_place_word(value))) continue;
      for (const std::string& word : split(value, ',')) {
        if (!trim(word).empty()) types.push_back(to_lower_ascii(trim(word)));
      }
    }
  }
  return types;
}

namespace {

// Some servers escape a label for HTML on its way.
std::string without_html(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const bool less = text.starts_with("&lt;");
    const bool escaped = less || text.starts_with("&gt;");
    plain += less ? '<' : escaped ? '>' : text.front();
    text.remove_prefix(escaped ? 4 : 1);
  }
  return plain;
}

}  // namespace

std::string label_of(const Card& card, const Property& p) {
  if (p.group.empty()) return {};
  for (const Property& label : card.properties) {
    if (!is(label, "X-ABLABEL") || !equal_ignoring_ascii_case(label.group, p.group)) continue;
    std::string text = without_html(text_of(label, card.version));
    if (text.starts_with("_$!<") && text.ends_with(">!$_")) text = text.substr(4, text.size() - 8);
    return text;
  }
  return {};
}

}  // namespace wellmet::vcard
