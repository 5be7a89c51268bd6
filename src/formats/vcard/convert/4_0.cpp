// Between 3.0 and 4.0 (RFC 6350 appendix A, RFC 6474, RFC 9554). Names that only one of them has
// get X- in the other, save where phones have a name of their own (X-ADDRESSBOOKSERVER-KIND of
// Apple's groups). TYPE=pref is PREF=1, LABEL stands inside its ADR, SORT-STRING inside its N.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/vcard/agent.h"
#include "formats/vcard/convert/steps.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/escape.h"
#include "formats/vcard/value.h"

namespace wellmet::vcard {
namespace {

constexpr std::array<std::string_view, 21> only_4_0 = {
    "GENDER",    "ANNIVERSARY", "RELATED",    "LANG",       "XML",        "CLIENTPIDMAP",
    "KIND",      "MEMBER",      "PRONOUNS",   "GRAMGENDER", "LANGUAGE",   "SOCIALPROFILE",
    "CREATED",   "EXPERTISE",   "HOBBY",      "INTEREST",   "BIRTHPLACE", "ORG-DIRECTORY",
    "DEATHDATE", "DEATHPLACE",  "CONTACT-URI"};
constexpr std::array<std::string_view, 5> only_3_0 = {"CLASS", "MAILER", "NAME", "PROFILE",
                                                      "AGENT"};
constexpr const char* made_mark = "X-WELLMET-MADE";  // 3.0 demands an N that 4.0 did not have

struct Renamed {
  std::string_view in_3_0;
  std::string_view in_4_0;
};
constexpr std::array<Renamed, 2> apple_names = {
    {{"X-ADDRESSBOOKSERVER-KIND", "KIND"}, {"X-ADDRESSBOOKSERVER-MEMBER", "MEMBER"}}};

template <class Names>
bool is_in(const Names& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view known) {
    return equal_ignoring_ascii_case(name, known);
  });
}

std::string_view without_x(std::string_view name) {
  const bool extension = name.size() > 2 && (name[0] == 'X' || name[0] == 'x') && name[1] == '-';
  return extension ? name.substr(2) : std::string_view();
}

bool fits_4_0(const Property& p) {
  if (is(p, "X-GENDER")) {
    const std::string sex = p.value.substr(0, p.value.find(';'));
    return sex.empty() || sex == "M" || sex == "F" || sex == "O" || sex == "N" || sex == "U";
  }
  if (is(p, "X-ANNIVERSARY") && !says_value(p, "text"))
    return is_full_date(p.value) || p.value.starts_with("-") || p.value.size() <= 7;
  return true;
}

void name_in_4_0(Property& p) {
  for (const Renamed& name : apple_names) {
    if (is(p, name.in_3_0)) p.name = name.in_4_0;
  }
  const std::string inner(without_x(p.name));
  if (is(p, "X-BDAY") || (is_in(only_4_0, inner) && fits_4_0(p)))
    p.name = inner;
  else if (is_in(only_3_0, p.name))
    p.name = "X-" + p.name;
}

void name_in_3_0(Property& p) {
  if (is(p, "KIND") && !equal_ignoring_ascii_case(p.value, "group")) {
    p.name = "X-KIND";
    return;
  }
  for (const Renamed& name : apple_names) {
    if (is(p, name.in_4_0)) p.name = name.in_3_0;
  }
  const std::string inner(without_x(p.name));
  if (is_in(only_3_0, inner) || equal_ignoring_ascii_case(inner, "label") ||
      equal_ignoring_ascii_case(inner, "sort-string"))
    p.name = inner;
  else if (is_in(only_4_0, p.name))
    p.name = "X-" + p.name;
}

// --- GEO, TZ, TEL, PREF ---

void geo_to_4_0(Property& p) {
  const std::vector<std::string> parts = split(p.value, ';');
  if (parts.size() != 2) return;
  p.value = "geo:" + parts[0] + "," + parts[1];
}

void geo_to_3_0(Property& p) {
  if (!p.value.starts_with("geo:")) return;
  const std::vector<std::string> parts = split(std::string_view(p.value).substr(4), ',');
  if (parts.size() == 2 && p.value.find(';') == std::string::npos) {
    p.value = parts[0] + ";" + parts[1];
  } else {
    p.name = "X-GEO";
  }
}

// 3.0: an offset "-05:00" unless VALUE=text; 4.0: a text unless VALUE=utc-offset, written "-0500".
void zone_to_4_0(Property& p) {
  if (says_value(p, "text")) return remove_parameter(p, "VALUE");
  if (p.value.size() != 6 || p.value[3] != ':') return;
  p.value.erase(3, 1);
  set_parameter(p, "VALUE", {"utc-offset"});
}

void zone_to_3_0(Property& p) {
  if (!says_value(p, "utc-offset")) {
    if (!says_value(p, "uri")) set_parameter(p, "VALUE", {"text"});
    return;
  }
  if (p.value.size() != 5) return;
  p.value.insert(3, ":");
  remove_parameter(p, "VALUE");
}

// "tel:" is an address in 4.0; a phone that reads 3.0 would dial it.
void phone_to_3_0(Property& p) {
  if (!says_value(p, "uri") || !p.value.starts_with("tel:")) return;
  p.value = escape(p.value.substr(4), Shape::text);
  remove_parameter(p, "VALUE");
  set_parameter(p, "X-VALUE", {"uri"});
}

void phone_to_4_0(Property& p) {
  if (parameter(p, "X-VALUE") == nullptr) return;
  remove_parameter(p, "X-VALUE");
  set_parameter(p, "VALUE", {"uri"});
  p.value = "tel:" + escape(unescape(p.value), Shape::uri);
}

void pref_to_3_0(Property& p) {
  const Parameter* pref = parameter(p, "PREF");
  if (pref == nullptr || pref->values != std::vector<std::string>{"1"}) return;
  remove_parameter(p, "PREF");
  add_type(p, "pref");
}

void pref_to_4_0(Property& p) {
  if (take_type(p, "pref") && parameter(p, "PREF") == nullptr) set_parameter(p, "PREF", {"1"});
}

// --- LABEL and SORT-STRING, which 4.0 keeps in parameters ---

std::vector<std::string> places_of(const Property& p) {
  std::vector<std::string> types = types_of(p);
  std::erase(types, "pref");
  std::sort(types.begin(), types.end());
  return types;
}

void take_label_in(Card& card, Property label) {
  for (Property& p : card.properties) {
    if (!is(p, "ADR") || parameter(p, "LABEL") != nullptr || p.group != label.group ||
        places_of(p) != places_of(label))
      continue;
    set_parameter(p, "LABEL", {text_of(label, Version::v3_0)});
    return;
  }
  label.name = "X-" + label.name;
  pref_to_4_0(label);
  card.properties.push_back(std::move(label));
}

void take_sorting_in(Card& card, Property sorting) {
  for (Property& p : card.properties) {
    if (!is(p, "N") || parameter(p, "SORT-AS") != nullptr) continue;
    std::vector<std::string> words;
    for (std::string_view raw : split_unescaped(sorting.value, ',')) words.push_back(unescape(raw));
    set_parameter(p, "SORT-AS", {join(words, ",")});
    return;
  }
  sorting.name = "X-" + sorting.name;
  card.properties.push_back(std::move(sorting));
}

void put_label_out(Property& address, std::vector<Property>& properties) {
  const Parameter* text = parameter(address, "LABEL");
  if (text == nullptr) return;
  Property label;
  label.group = address.group;
  label.name = "LABEL";
  label.value = escape(join(text->values, ","), Shape::text);
  if (const Parameter* types = parameter(address, "TYPE")) label.parameters = {*types};
  remove_parameter(address, "LABEL");
  properties.push_back(std::move(label));
}

void put_sorting_out(Property& name, std::vector<Property>& properties) {
  const Parameter* words = parameter(name, "SORT-AS");
  if (words == nullptr) return;
  Property sorting;
  sorting.name = "SORT-STRING";
  for (const std::string& word : split(join(words->values, ","), ',')) {
    if (!sorting.value.empty()) sorting.value += ',';
    sorting.value += escape(word, Shape::text);
  }
  remove_parameter(name, "SORT-AS");
  properties.push_back(std::move(sorting));
}

bool was_made_here(const Property& p) { return parameter(p, made_mark) != nullptr; }

// 3.0 demands FN and N (RFC 2426 3.1); a card of 4.0 may have no N.
void make_name(Card& card) {
  const Property* fn = first(card, "FN");
  if (first(card, "N") != nullptr || fn == nullptr) return;
  Property& name = add_components(card, "N", {"", text_of(*fn, Version::v4_0), "", "", ""});
  add_parameter(name, made_mark, "FN");
}

// Quoted-printable has no place in 3.0, though some programs write it there.
void undo_quoted_printable(Property& p) {
  if (encoding_of(p) != Encoding::quoted_printable) return;
  const Shape shape = shape_of(p);
  if (shape == Shape::components) {
    const std::vector<std::vector<std::string>> components = components_of(p, Version::v2_1);
    std::vector<std::string> texts;
    for (const auto& parts : components) texts.push_back(parts[0]);
    set_components(p, Version::v4_0, texts);
  } else {
    const std::string text = text_of(p, Version::v3_0);
    p.value.clear();
    set_text(p, Version::v4_0, text);
  }
}

void property_to_4_0(Property& p) {
  undo_quoted_printable(p);
  if (is(p, "AGENT") && is_nested_card(p.value)) p.value = escape(p.value, Shape::text);
  remove_parameter(p, "CHARSET");
  name_in_4_0(p);
  if (is_any_of(p, {"BDAY", "ANNIVERSARY", "DEATHDATE"})) date_to_4_0(p);
  if (is(p, "X-GEO") && p.value.starts_with("geo:"))
    p.name = "GEO";
  else if (is(p, "GEO"))
    geo_to_4_0(p);
  if (is(p, "TZ")) zone_to_4_0(p);
  if (is(p, "TEL")) phone_to_4_0(p);
  if (is(p, "REV")) p.value = date_without_dashes(p.value).value_or(p.value);
  if (is_any_of(p, {"URL", "IMPP", "SOCIALPROFILE"}))
    p.value = escape(unescape(p.value), Shape::uri);  // "https\\://" of some phones
  if (holds_media(p)) media_to_4_0(p);
  pref_to_4_0(p);
}

void property_to_3_0(Property& p) {
  if (is(p, "BDAY")) date_to_3_0(p);
  if (is_any_of(p, {"ANNIVERSARY", "DEATHDATE"})) {
    if (const auto dashed = date_with_dashes(p.value)) p.value = *dashed;
  }
  if (is(p, "GEO")) geo_to_3_0(p);
  if (is(p, "TZ")) zone_to_3_0(p);
  if (is(p, "TEL")) phone_to_3_0(p);
  if (holds_media(p)) media_to_3_0(p);
  pref_to_3_0(p);
  name_in_3_0(p);
}

}  // namespace

Card from_3_0_to_4_0(const Card& card) {
  Card next;
  next.version = Version::v4_0;
  std::vector<Property> taken_in;
  for (Property p : card.properties) {
    if (was_made_here(p)) continue;
    if (is_any_of(p, {"LABEL", "SORT-STRING"})) {
      taken_in.push_back(std::move(p));
      continue;
    }
    property_to_4_0(p);
    next.properties.push_back(std::move(p));
  }
  for (Property& p : taken_in) {
    if (is(p, "LABEL"))
      take_label_in(next, std::move(p));
    else
      take_sorting_in(next, std::move(p));
  }
  return next;
}

Card from_4_0_to_3_0(const Card& card) {
  Card next;
  next.version = Version::v3_0;
  for (Property p : card.properties) {
    property_to_3_0(p);
    std::vector<Property> beside;
    if (is(p, "ADR")) put_label_out(p, beside);
    if (is(p, "N")) put_sorting_out(p, beside);
    next.properties.push_back(std::move(p));
    for (Property& made : beside) next.properties.push_back(std::move(made));
  }
  make_name(next);
  return next;
}

}  // namespace wellmet::vcard
