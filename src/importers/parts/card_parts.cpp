// Which property of RFC 6350 says what a table's column says: names 6.2.1 and 6.2.2, BDAY 6.2.5,
// ADR 6.3.1, TEL 6.4.1, EMAIL 6.4.2, TITLE and ORG 6.6, CATEGORIES 6.7.1. A label of one's own has
// no word there; Apple's way (a group shared with X-ABLabel) is what phones read.
#include "importers/parts/card_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/cards/name_suffix.h"

namespace wellmet {
namespace {

// The TYPE for each word of a label: "Work Fax" -> work, fax. Nothing when one word is foreign.
std::optional<std::vector<std::string>> types_for(std::string_view label) {
  static constexpr std::array<std::pair<const char*, const char*>, 13> known = {{
      {"home", "home"},
      {"personal", "home"},
      {"private", "home"},
      {"work", "work"},
      {"business", "work"},
      {"mobile", "cell"},
      {"cell", "cell"},
      {"fax", "fax"},
      {"pager", "pager"},
      {"other", ""},
      {"internet", ""},
      {"phone", ""},
      {"email", ""},
  }};
  std::vector<std::string> types;
  for (const std::string& word : folded_words(label)) {
    const auto* row = std::find_if(known.begin(), known.end(),
                                   [&](const auto& pair) { return word == pair.first; });
    if (row == known.end()) return std::nullopt;
    if (*row->second != '\0') types.emplace_back(row->second);
  }
  return types;
}

// Takes the property that was added last.
void label_last(vcard::Card& card, std::string_view given_label) {
  std::string_view label = trim(given_label);
  const bool preferred = label.starts_with('*');
  if (preferred) label = trim(label.substr(1));
  vcard::Property& added = card.properties.back();
  if (const auto types = types_for(label)) {
    for (const std::string& type : *types) vcard::add_parameter(added, "TYPE", type);
    if (preferred) vcard::add_parameter(added, "PREF", "1");
    return;
  }
  if (preferred) vcard::add_parameter(added, "PREF", "1");
  const std::string group = vcard::free_group(card);
  card.properties.back().group = group;
  vcard::add_text(card, "X-ABLabel", label).group = group;
}

void erase_all(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.erase(at, what.size());
}

std::string without_controls(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) out += c;
  }
  return out;
}

bool says_more(const AddressParts& a) {
  const std::string parts =
      join({a.po_box, a.extended, a.street, a.city, a.region, a.postcode, a.country}, " ");
  const std::vector<std::string> known = folded_words(parts);
  const std::vector<std::string> said = folded_words(a.formatted);
  return std::any_of(said.begin(), said.end(), [&](const std::string& word) {
    return std::find(known.begin(), known.end(), word) == known.end();
  });
}

}  // namespace

std::string full_name(const NameParts& n) {
  if (!n.full.empty()) return n.full;
  if (is_east_asian(n.given + n.family)) return n.family + n.given;
  std::vector<std::string> words;
  for (const std::string* part : {&n.given, &n.middle, &n.family}) {
    if (!part->empty()) words.push_back(*part);
  }
  if (words.empty()) return n.prefix + n.suffix;
  if (!generation_named(n.suffix).empty()) words.push_back(n.suffix);
  return join(words, " ");
}

void add_name(vcard::Card& card, const NameParts& n) {
  vcard::add_text(card, "FN", full_name(n));
  if (!(n.given + n.middle + n.family).empty())
    vcard::add_components(card, "N", {n.family, n.given, n.middle, n.prefix, n.suffix});
}

void add_labelled(vcard::Card& card, std::string_view property, std::string_view value,
                  std::string_view label) {
  if (trim(value).empty()) return;
  if (property == "URL") {
    add_uri(card, property, trim(value));
  } else {
    vcard::add_text(card, property, trim(value));
  }
  label_last(card, label);
}

void add_address(vcard::Card& card, const AddressParts& a, std::string_view label) {
  const bool in_parts =
      !(a.street + a.city + a.region + a.postcode + a.country + a.po_box + a.extended).empty();
  if (!in_parts && a.formatted.empty()) return;
  const std::string street = in_parts ? a.street : a.formatted;
  vcard::Property& added = vcard::add_components(
      card, "ADR", {a.po_box, a.extended, street, a.city, a.region, a.postcode, a.country});
  if (in_parts && says_more(a)) vcard::add_parameter(added, "LABEL", a.formatted);
  label_last(card, label);
}

void add_text_unless_empty(vcard::Card& card, std::string_view property, std::string_view text) {
  if (!trim(text).empty()) vcard::add_text(card, property, trim(text));
}

void add_work(vcard::Card& card, std::string_view organisation, std::string_view department,
              std::string_view title) {
  if (!department.empty()) {
    vcard::add_components(card, "ORG", {std::string(organisation), std::string(department)});
  } else if (!organisation.empty()) {
    vcard::add_components(card, "ORG", {std::string(organisation)});
  }
  add_text_unless_empty(card, "TITLE", title);
}

void add_birthday(vcard::Card& card, const PartialDate& d) {
  if (d.empty()) return;
  if (!d.text.empty() || d.about) {
    vcard::Property& added = vcard::add_text(card, "BDAY", to_text(d));
    vcard::add_parameter(added, "VALUE", "text");
    return;
  }
  // RFC 6350 writes whole dates without dashes, and a year and month with one.
  std::string text = to_text(d);
  if (d.day != 0 && d.month != 0) {
    text = d.year != 0 ? fmt::format("{:04}{:02}{:02}", d.year, d.month, d.day)
                       : fmt::format("--{:02}{:02}", d.month, d.day);
  }
  vcard::add_text(card, "BDAY", text);
}

void add_uri(vcard::Card& card, std::string_view property, std::string_view uri) {
  const std::string value = without_controls(trim(uri));
  if (value.empty()) return;
  vcard::Property made;
  made.name = std::string(property);
  made.value = value;
  card.properties.push_back(std::move(made));
  if (property == "PHOTO") vcard::add_parameter(card.properties.back(), "VALUE", "uri");
}

void add_gender(vcard::Card& card, std::string_view given) {
  const std::string word = to_lower_ascii(trim(given));
  if (word.empty()) return;
  if (word == "male" || word == "m") {
    vcard::add_components(card, "GENDER", {"M"});
  } else if (word == "female" || word == "f") {
    vcard::add_components(card, "GENDER", {"F"});
  } else {
    vcard::add_components(card, "GENDER", {"", std::string(trim(given))});
  }
}

void add_chat(vcard::Card& card, std::string_view handle, std::string_view service) {
  if (trim(handle).empty()) return;
  add_uri(card, "IMPP", "x-apple:" + std::string(trim(handle)));
  if (!trim(service).empty())
    vcard::add_parameter(card.properties.back(), "X-SERVICE-TYPE", trim(service));
}

void add_categories(vcard::Card& card, const std::vector<std::string>& words) {
  if (!words.empty()) vcard::add_list(card, "CATEGORIES", words);
}

std::string clean_phone(std::string_view given) {
  std::string text(given);
  for (std::string_view mark : {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
                                "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u200B"})
    erase_all(text, mark);
  for (std::string_view space : {"\u00A0", "\u202F", "\u2009"}) {
    for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
      text.replace(at, space.size(), " ");
  }
  return collapse_spaces(text);
}

bool is_email_address(std::string_view given) {
  const std::string_view text = trim(given);
  const std::size_t at = text.rfind('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find_first_of(" \t\n,;") == std::string_view::npos && !text.starts_with('/');
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    const std::string part = collapse_spaces(text.substr(0, end));
    if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end())
      parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace wellmet
