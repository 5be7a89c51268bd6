// Changing the values of properties: what is set is spelled for the card's version, what is equal
// already is left as it was written.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/escape.h"
#include "formats/vcard/property_line.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

bool needs_quoted_printable(std::string_view text) {
  return !is_ascii(text) || std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t';
  });
}

bool marks_encoding(const Parameter& p) {
  if (p.name.empty()) return !p.values.empty() && is_encoding_word(p.values[0]);
  return equal_ignoring_ascii_case(p.name, "encoding") ||
         equal_ignoring_ascii_case(p.name, "charset");
}

// In 2.1 a value ends where the line ends, commas are plain, and so is the semicolon of a text.
std::string escape_2_1(std::string_view text, Shape shape) {
  std::string out;
  for (char c : text) {
    if (c == '\0') continue;
    if (c == '\\' || (c == ';' && shape == Shape::components) || (c == ',' && shape == Shape::list))
      out += '\\';
    out += c;
  }
  return out;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n' || text[i] == '\r') {
      out += "\r\n";
    } else {
      out += text[i];
    }
  }
  return out;
}

// Spells texts for one property, and sees that its marks say how.
class Speller {
 public:
  Speller(Property& p, Version version, const std::vector<std::string>& texts)
      : property_(p), version_(version), shape_(shape_of(p)) {
    quoted_printable_ =
        version == Version::v2_1 && std::any_of(texts.begin(), texts.end(), needs_quoted_printable);
    const Encoding before = encoding_of(p);
    same_marks_ = quoted_printable_ ? before == Encoding::quoted_printable &&
                                          equal_ignoring_ascii_case(charset_of(p), "utf-8")
                                    : before == Encoding::none;
  }

  std::string spell(std::string_view text) const { return spell(text, shape_); }
  std::string spell(std::string_view text, Shape shape) const {
    if (version_ != Version::v2_1) return escape(text, shape);
    const std::string escaped = escape_2_1(text, shape);
    return quoted_printable_ ? encode_quoted_printable(with_crlf(escaped)) : escaped;
  }
  // Whether pieces that have not changed may stay as they were written.
  bool same_marks() const { return same_marks_; }

  void mark() {
    close_open_quotes(property_);
    if (same_marks_) return;
    std::erase_if(property_.parameters, marks_encoding);
    if (!quoted_printable_) return;
    add_parameter(property_, "CHARSET", "UTF-8");
    add_parameter(property_, "ENCODING", "QUOTED-PRINTABLE");
  }

 private:
  Property& property_;
  Version version_;
  Shape shape_;
  bool quoted_printable_ = false;
  bool same_marks_ = false;
};

// The pieces of the value between `separator`, those that have not changed as they were written.
void set_pieces(Property& p, Version version, const std::vector<std::string>& texts,
                char separator) {
  Speller speller(p, version, texts);
  const Shape shape = separator == ';' ? Shape::components : Shape::list;
  const std::string old_value = p.value;
  const std::vector<std::string_view> old = split_unescaped(old_value, separator);
  std::string value;
  Property piece = p;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i != 0) value += separator;
    if (speller.same_marks() && i < old.size()) {
      piece.value = old[i];
      if (text_of(piece, version) == texts[i]) {
        value += old[i];
        continue;
      }
    }
    value += speller.spell(texts[i], shape);
  }
  speller.mark();
  p.value = std::move(value);
}

Property& append(Card& card, std::string_view name) {
  Property& p = card.properties.emplace_back();
  p.name = name;
  return p;
}

Property* first_of(Card& card, std::string_view name) {
  return const_cast<Property*>(first(std::as_const(card), name));
}

bool all_empty(const std::vector<std::string>& texts) {
  return std::all_of(texts.begin(), texts.end(), [](const std::string& t) { return t.empty(); });
}

}  // namespace

Property& add_text(Card& card, std::string_view name, std::string_view text) {
  Property& p = append(card, name);
  set_text(p, card.version, text);
  return p;
}

Property& add_components(Card& card, std::string_view name,
                         const std::vector<std::string>& components) {
  Property& p = append(card, name);
  set_components(p, card.version, components);
  return p;
}

Property& add_list(Card& card, std::string_view name, const std::vector<std::string>& parts) {
  Property& p = append(card, name);
  set_pieces(p, card.version, parts, ',');
  return p;
}

void add_parameter(Property& p, std::string_view name, std::string_view value) {
  Parameter& added = p.parameters.emplace_back();
  added.name = name;
  added.values = {std::string(value)};
  respell(added);
}

void set_text(Property& p, Version version, std::string_view text) {
  if (encoding_of(p) != Encoding::base64 && text_of(p, version) == text) return;
  Speller speller(p, version, {std::string(text)});
  std::string value = speller.spell(text);
  speller.mark();
  p.value = std::move(value);
}

void set_components(Property& p, Version version, const std::vector<std::string>& components) {
  set_pieces(p, version, components, ';');
}

void put_text(Card& card, std::string_view name, std::string_view text) {
  if (text.empty()) return remove_first(card, name);
  if (Property* p = first_of(card, name)) {
    set_text(*p, card.version, text);
  } else {
    add_text(card, name, text);
  }
}

void put_components(Card& card, std::string_view name, const std::vector<std::string>& components) {
  if (all_empty(components)) return remove_first(card, name);
  if (Property* p = first_of(card, name)) {
    set_components(*p, card.version, components);
  } else {
    add_components(card, name, components);
  }
}

void remove(Card& card, std::string_view name) {
  std::erase_if(card.properties, [&](const Property& p) { return is(p, name); });
}

Card new_card(Version version) {
  Card card;
  card.version = version;
  const char* number = version == Version::v2_1 ? "2.1" : version == Version::v3_0 ? "3.0" : "4.0";
  add_text(card, "VERSION", number);
  return card;
}

}  // namespace wellmet::vcard
