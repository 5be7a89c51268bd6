// Between 2.1 and 3.0 (RFC 2426 section 5): quoted-printable and charsets against escapes, bare
// words against TYPE, BASE64 against b, GEO with a comma against a semicolon, AGENT on lines of its
// own against AGENT as one text. Properties that begin with X- keep their own escapes.
#include <algorithm>

#include "base/text.h"
#include "formats/vcard/agent.h"
#include "formats/vcard/convert/steps.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/escape.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/property_line.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"

namespace wellmet::vcard {
namespace {

bool is_extension(const Property& p) {
  return p.name.size() > 2 && equal_ignoring_ascii_case(p.name.substr(0, 2), "x-");
}

std::string replaced(std::string_view t, std::string_view from, std::string_view to) {
  std::string out;
  for (std::size_t at = t.find(from); at != std::string_view::npos; at = t.find(from)) {
    out += t.substr(0, at);
    out += to;
    t.remove_prefix(at + from.size());
  }
  return out += t;
}

// --- up ---

void spell_parameters_3_0(Property& p) {
  std::vector<Parameter> kept;
  std::vector<std::string> types;
  std::size_t types_at = 0;
  for (Parameter& given : p.parameters) {
    const std::string word = given.values.empty() ? std::string() : given.values[0];
    const bool bare = given.name.empty();
    if (equal_ignoring_ascii_case(given.name, "charset") ||
        equal_ignoring_ascii_case(given.name, "encoding") || (bare && is_encoding_word(word)))
      continue;
    if (bare && is_place_word(word)) {
      if (equal_ignoring_ascii_case(word, "url")) kept.push_back({"VALUE", {"uri"}, ";VALUE=uri"});
    } else if (bare) {
      if (types.empty()) types_at = kept.size();
      if (!word.empty()) types.push_back(word);
    } else if (equal_ignoring_ascii_case(given.name, "value") &&
               equal_ignoring_ascii_case(word, "url")) {
      kept.push_back({given.name, {"uri"}, ";" + given.name + "=uri"});
    } else {
      kept.push_back(std::move(given));
    }
  }
  if (!types.empty()) {
    Parameter type{"TYPE", std::move(types), ""};
    respell(type);
    kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(types_at), std::move(type));
  }
  p.parameters = std::move(kept);
}

std::string extension_value_3_0(const Property& p) {
  if (encoding_of(p) != Encoding::quoted_printable) return p.value;
  const std::string text = text_of_bytes(decode_quoted_printable(p.value), charset_of(p));
  return replaced(replaced(text, "\r\n", "\\n"), "\n", "\\n");
}

std::string escaped_pieces(const Property& p, Shape shape) {
  const char separator = shape == Shape::list ? ',' : ';';
  std::string value;
  Property piece = p;
  for (std::string_view raw : split_unescaped(p.value, separator)) {
    piece.value = raw;
    value += escape(text_of(piece, Version::v2_1), shape) + separator;
  }
  value.pop_back();
  return value;
}

std::string value_3_0(const Property& p) {
  if (is_extension(p)) return extension_value_3_0(p);
  const Shape shape = shape_of(p);
  if (shape == Shape::components || shape == Shape::list) return escaped_pieces(p, shape);
  const std::string text = text_of(p, Version::v2_1);
  if (is(p, "GEO")) return replaced(text, ",", ";");
  if (is(p, "BDAY")) return date_with_dashes(text).value_or(escape(text, shape));
  return escape(text, shape);
}

std::string agent_as_text(const Property& agent) {
  std::string text;
  for (const Card& card : parse(agent.value).cards) text += write(convert(card, Version::v3_0));
  return escape(text, Shape::text);
}

// --- down ---

bool may_stand_bare(const std::string& type) {
  return !type.empty() && !is_encoding_word(type) && !is_place_word(type) &&
         std::all_of(type.begin(), type.end(), [](char c) {
           const char l = static_cast<char>(c | 0x20);
           return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

void spell_types_bare(const Parameter& types, std::vector<Parameter>& spelled) {
  constexpr std::size_t most_types = 20;  // nobody means more, and a reader has its limit
  const std::vector<std::string> all = split(join(types.values, ","), ',');
  if (all.size() > most_types) return spelled.push_back(types);
  for (const std::string& type : all) {
    const std::string word(trim(type));
    Parameter added{may_stand_bare(word) ? "" : types.name, {word}, ""};
    respell(added);
    spelled.push_back(std::move(added));
  }
}

void spell_parameters_2_1(Property& p) {
  std::vector<Parameter> spelled;
  for (Parameter& given : p.parameters) {
    const bool plain_type = equal_ignoring_ascii_case(given.name, "type") && !holds_media(p);
    const std::string word = given.values.empty() ? std::string() : given.values[0];
    if (plain_type) {
      spell_types_bare(given, spelled);
    } else if (equal_ignoring_ascii_case(given.name, "encoding") &&
               encoding_of(p) == Encoding::base64) {
      spelled.push_back({"ENCODING", {"BASE64"}, ";ENCODING=BASE64"});
    } else if (equal_ignoring_ascii_case(given.name, "value") &&
               equal_ignoring_ascii_case(word, "uri")) {
      spelled.push_back({"VALUE", {"URL"}, ";VALUE=URL"});
    } else {
      spelled.push_back(std::move(given));
    }
  }
  p.parameters = std::move(spelled);
}

void set_extension_value_2_1(Property& p) {
  const std::string lines = replaced(p.value, "\\n", "\r\n");
  if (is_ascii(p.value) && lines == p.value) return;
  if (encoding_of(p) != Encoding::none) return;
  p.value = encode_quoted_printable(lines);
  set_parameter(p, "CHARSET", {"UTF-8"});
  set_parameter(p, "ENCODING", {"QUOTED-PRINTABLE"});
}

std::vector<std::string> texts_of_pieces(const Property& p, char separator) {
  std::vector<std::string> texts;
  Property piece = p;
  for (std::string_view raw : split_unescaped(p.value, separator)) {
    piece.value = raw;
    texts.push_back(text_of(piece, Version::v3_0));
  }
  return texts;
}

void set_value_2_1(Property& p) {
  if (is_extension(p)) return set_extension_value_2_1(p);
  if (is(p, "GEO")) {
    p.value = replaced(p.value, ";", ",");
    return;
  }
  const Shape shape = shape_of(p);
  Property fresh = p;
  fresh.value.clear();
  Card one = new_card(Version::v2_1);
  if (shape == Shape::components) {
    set_components(fresh, Version::v2_1, texts_of_pieces(p, ';'));
  } else if (shape == Shape::list) {
    fresh.value = add_list(one, p.name, texts_of_pieces(p, ',')).value;
    for (const Parameter& mark : one.properties.back().parameters) fresh.parameters.push_back(mark);
  } else {
    set_text(fresh, Version::v2_1, text_of(p, Version::v3_0));
  }
  p = std::move(fresh);
}

// Whether the reader would take these lines for one card, whole and not nested too deeply.
bool is_readable_agent(const std::string& card) {
  Lines lines(card);
  const Agent taken = take_agent_lines(lines, "", card.size());
  return taken.card == card && !taken.mended && taken.depth <= Limits{}.nesting;
}

bool take_agent_from_text(Property& p) {
  const std::string text = text_of(p, Version::v3_0);
  if (!text.starts_with("BEGIN:VCARD")) return false;
  std::string lines;
  for (const Card& card : parse(text).cards) {
    lines = write(convert(card, Version::v2_1));
    break;
  }
  if (!lines.ends_with("END:VCARD\r\n")) return false;
  lines.resize(lines.size() - 2);
  if (!is_readable_agent(lines)) return false;
  p.value = std::move(lines);
  return true;
}

}  // namespace

Card from_2_1_to_3_0(const Card& card) {
  Card next = card;
  for (Property& p : next.properties) {
    const bool base64 = encoding_of(p) == Encoding::base64;
    const bool nested = is(p, "AGENT") && is_nested_card(p.value);
    std::string value = nested ? agent_as_text(p) : base64 ? p.value : value_3_0(p);
    spell_parameters_3_0(p);
    p.value = std::move(value);
    if (base64) set_parameter(p, "ENCODING", {"b"});
  }
  return next;
}

Card from_3_0_to_2_1(const Card& card) {
  Card next = card;
  for (Property& p : next.properties) {
    const bool base64 = encoding_of(p) == Encoding::base64;
    const bool nested = is(p, "AGENT") && take_agent_from_text(p);
    spell_parameters_2_1(p);
    if (!base64 && !nested) set_value_2_1(p);
  }
  return next;
}

}  // namespace wellmet::vcard
