#include "model/cards/labels.h"

#include <algorithm>

#include "base/text.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/value.h"

namespace wellmet {
namespace {

using vcard::Property;

// "X-Boat" -> "Boat"; Android writes
// "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=89t=C3=A9)".
std::string own_type(std::string_view word) {
  const std::string lower = to_lower_ascii(word);
  if (lower.starts_with("x-custom(")) {
    std::string_view inside = word.substr(word.find('(') + 1);
    if (inside.ends_with(')')) inside.remove_suffix(1);
    const std::string_view text = inside.substr(inside.rfind(',') + 1);
    const bool encoded = lower.find("quoted-printable") != std::string::npos;
    return clean(encoded ? vcard::text_of_bytes(vcard::decode_quoted_printable(text), "UTF-8")
                         : std::string(text));
  }
  return clean(lower.starts_with("x-") ? word.substr(2) : word);
}

// TYPE words as they are written, those that say how a value is used left out.
std::string first_own_type(const Property& p) {
  for (const vcard::Parameter& given : p.parameters) {
    // Its own commas and equals signs make a parameter of it that means nothing.
    const std::string_view raw = given.raw;
    if (raw.size() > 1 && to_lower_ascii(raw).starts_with(";x-custom("))
      return own_type(raw.substr(1));
    const bool bare = given.name.empty();
    if (!bare && !equal_ignoring_ascii_case(given.name, "type")) continue;
    for (const std::string& value : given.values) {
      for (const std::string& word : split(value, ',')) {
        const std::string lower = to_lower_ascii(trim(word));
        const bool technical =
            is_one_of(
                lower,
                {"",      "voice",  "pref",       "internet", "text",     "msg",      "textphone",
                 "video", "dom",    "intl",       "postal",   "parcel",   "x400",     "uri",
                 "cell",  "mobile", "personal",   "private",  "business", "isdn",     "bbs",
                 "modem", "pcs",    "x-internet", "x-mobile", "smart",    "x-tunnel", "main"}) ||
            vcard::is_encoding_word(lower) || vcard::is_place_word(lower) ||
            lower.starts_with("pref=");
        if (!technical) return own_type(trim(word));
      }
    }
  }
  return {};
}

std::string type_label(const Property& p) {
  std::string place;
  std::string device;
  for (const std::string& type : vcard::types_of(p)) {
    if (is_one_of(type, {"cell", "mobile", "iphone"})) device = "mobile";
    if (is_one_of(type, {"fax", "pager", "main", "car"}) && device.empty()) device = type;
    if (is_one_of(type, {"work", "home", "other", "school"}) && place.empty()) place = type;
    if (type == "personal" || type == "private") place = place.empty() ? "home" : place;
    if (type == "business" && place.empty()) place = "work";
  }
  if (device == "mobile" || (place.empty() && !device.empty())) return device;
  if (place.empty()) return first_own_type(p);
  return device.empty() ? place : place + " " + device;
}

}  // namespace

bool is_one_of(const Property& p, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return vcard::is(p, name); });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string clean(std::string_view t) { return nfc(trim(t)); }

// U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069: marks of direction, not part of a number.
std::string without_marks(std::string_view t) {
  if (t.find('\xE2') == std::string_view::npos) return std::string(t);
  std::string out;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const std::string_view c = t.substr(i, 3);
    const bool general = c.size() == 3 && c[0] == '\xE2' && c[1] == '\x80';
    const bool isolate = c.size() == 3 && c[0] == '\xE2' && c[1] == '\x81';
    const auto last = static_cast<unsigned char>(c.size() == 3 ? c[2] : 0);
    if ((general && (last == 0x8E || last == 0x8F || (last >= 0xAA && last <= 0xAE))) ||
        (isolate && last >= 0xA6 && last <= 0xA9)) {
      i += 2;
    } else {
      out += t[i];
    }
  }
  return out;
}

std::string own_label(const vcard::Card& card, const Property& p) {
  const std::string label = clean(vcard::label_of(card, p));
  const bool apple_word = is_one_of(
      to_lower_ascii(label),
      {"home",      "work",    "other",  "anniversary", "homepage", "mobile", "main",   "spouse",
       "child",     "father",  "mother", "parent",      "brother",  "sister", "friend", "partner",
       "assistant", "manager", "son",    "daughter",    "pager",    "school", "iphone"});
  return apple_word ? to_lower_ascii(label) : label;
}

std::string label(const vcard::Card& card, const Property& p) {
  const std::string own = own_label(card, p);
  return own.empty() ? type_label(p) : own;
}

std::string service_label(const vcard::Card& card, const Property& p) {
  if (const std::string own = own_label(card, p); !own.empty()) return own;
  for (std::string_view name : {"X-SERVICE-TYPE", "SERVICE-TYPE"}) {
    const auto* service = vcard::parameter(p, name);
    if (service != nullptr && !service->values.empty()) return to_lower_ascii(service->values[0]);
  }
  for (const std::string& type : vcard::types_of(p)) {
    if (!is_one_of(type, {"pref", "internet", "personal", "business", "home", "work"})) return type;
  }
  return {};
}

}  // namespace wellmet
