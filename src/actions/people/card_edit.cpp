#include "actions/people/card_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/error.h"
#include "base/letter_case.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/card.h"

namespace wellmet::actions {
namespace {

using vcard::Card;
using vcard::Property;

Property* first_of(Card& card, std::string_view name) {
  for (Property& property : card.properties) {
    if (vcard::is(property, name)) return &property;
  }
  return nullptr;
}

std::vector<std::string> components_of(const Card& card, std::string_view name, std::size_t least) {
  std::vector<std::string> texts;
  if (const Property* property = vcard::first(card, name)) {
    for (const auto& parts : vcard::components_of(*property, card.version))
      texts.push_back(join(parts, ","));
  }
  if (texts.size() < least) texts.resize(least);
  return texts;
}

// RFC 6350 section 4.3.1 wants dates of 4.0 without dashes; before it they had them. A month of a
// year keeps its dash in both, since 198504 would read as a day.
std::string spelled(const PartialDate& date, vcard::Version version) {
  const char* dash = version == vcard::Version::v4_0 ? "" : "-";
  if (date.about || !date.text.empty() || (date.year != 0 && !date.is_full())) return to_text(date);
  if (date.is_full())
    return fmt::format("{:04}{}{:02}{}{:02}", date.year, dash, date.month, dash, date.day);
  if (date.month != 0 && date.day != 0)
    return fmt::format("--{:02}{}{:02}", date.month, dash, date.day);
  return to_text(date);
}

bool same_value(std::string_view property, std::string_view a, std::string_view b) {
  if (equal_ignoring_ascii_case(property, "TEL")) {
    const std::string digits = phone_digits(a);
    return digits.empty() ? trim(a) == trim(b) : digits == phone_digits(b);
  }
  const auto bare = [](std::string_view text) {
    const std::string lower = to_lower_ascii(trim(text));
    return lower.starts_with("mailto:") ? lower.substr(7) : lower;
  };
  return bare(a) == bare(b);
}

auto with_value(Card& card, std::string_view name, const std::string& value) {
  return std::ranges::find_if(card.properties, [&](const Property& p) {
    return vcard::is(p, name) && same_value(name, vcard::text_of(p, card.version), value);
  });
}

void put_list(Property& property, const std::vector<std::string>& list, vcard::Version version) {
  Card scratch{.version = version};
  property.value = vcard::add_list(scratch, property.name, list).value;
}

bool is_ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// "Shoe size" -> "X-SHOE-SIZE".
std::string name_from(const std::string& label) {
  std::string name = "X-" + join(folded_words(label), "-");
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c != '-' && !is_ascii_letter_or_digit(c)) c = '-';
  }
  return name;
}

std::string field_name(const std::string& label) {
  constexpr std::array<std::string_view, 6> taken = {
      "X-ABLABEL", "X-ABADR", "X-ABSHOWAS", "X-ABDATE", "X-ABRELATEDNAMES", "X-ANDROID-CUSTOM"};
  constexpr std::size_t longest = 60;
  std::string name = name_from(label);
  if (name.size() < 3 || name.size() > longest || std::ranges::find(taken, name) != taken.end())
    throw Error(ErrorKind::invalid,
                fmt::format("A field can't be called \"{}\". Call it something like \"Shoe size\".",
                            label));
  return name;
}

// Whether the name of the property says the label whole, but for its case.
bool name_says(const std::string& label) {
  return std::ranges::all_of(
      label, [](char c) { return c == ' ' || c == '-' || is_ascii_letter_or_digit(c); });
}

// As labels are compared: two that fold() to the same, such as two Chinese words, are two labels.
bool same_label(std::string_view a, std::string_view b) {
  return fold_case(collapse_spaces(a)) == fold_case(collapse_spaces(b));
}

// Whether a field of this name may have been written for the label: X-SIZE-EU, X-SIZE-EU-2.
bool made_of(std::string_view name, const std::string& label) {
  const std::string start = name_from(label);
  if (!equal_ignoring_ascii_case(name.substr(0, start.size()), start)) return false;
  const std::string_view rest = name.substr(start.size());
  return rest.empty() || (rest.size() > 1 && rest.front() == '-' &&
                          rest.find_first_not_of("0123456789", 1) == std::string_view::npos);
}

// A label beside the field that would make another name is that of its group, not of the field.
bool is_field(const Card& card, const Property& field, const std::string& label) {
  const std::string own = vcard::label_of(card, field);
  if (own.empty() || !made_of(field.name, own))
    return name_says(label) && equal_ignoring_ascii_case(field.name, name_from(label));
  return same_label(own, label);
}

// Where the field of this label stands; or nothing, with a name that is free for it. Labels that
// differ in what a name can't say ("Size (EU)", "Size EU") are fields of their own.
struct FieldPlace {
  std::optional<std::size_t> there = {};
  std::string name = {};
};
FieldPlace place_of_field(const Card& card, const std::string& label) {
  const std::string first_name = field_name(label);
  std::string name = first_name;
  for (int number = 2;; ++number) {
    const auto found = std::ranges::find_if(card.properties,
                                            [&](const Property& p) { return vcard::is(p, name); });
    if (found == card.properties.end()) return {std::nullopt, name};
    if (is_field(card, *found, label))
      return {static_cast<std::size_t>(found - card.properties.begin()), name};
    name = fmt::format("{}-{}", first_name, number);
  }
}

}  // namespace

std::vector<std::string> name_components(const std::string& name) {
  const auto space = name.rfind(' ');
  if (space == std::string::npos) return {"", name, "", "", ""};
  return {name.substr(space + 1), name.substr(0, space), "", "", ""};
}

void put_name(Card& card, const std::string& name) {
  vcard::put_text(card, "FN", name);
  std::vector<std::string> n = components_of(card, "N", 5);
  const std::vector<std::string> parts = name_components(name);
  n[0] = parts[0];
  n[1] = parts[1];
  n[2].clear();
  vcard::put_components(card, "N", n);
}

void put_birthday(Card& card, const PartialDate& date) {
  if (date.empty()) return vcard::remove(card, "BDAY");
  const std::string value = spelled(date, card.version);
  vcard::put_text(card, "BDAY", value);
  Property& property = *first_of(card, "BDAY");
  std::erase_if(property.parameters, [](const vcard::Parameter& p) {
    return equal_ignoring_ascii_case(p.name, "VALUE") ||
           equal_ignoring_ascii_case(p.name, "X-APPLE-OMIT-YEAR");
  });
  const bool in_words = date.about || !date.text.empty();
  if (in_words && card.version == vcard::Version::v4_0)
    vcard::add_parameter(property, "VALUE", "text");
}

void put_organisation(Card& card, const std::string& organisation) {
  std::vector<std::string> org = components_of(card, "ORG", 1);
  if (org[0] == organisation) return;
  // A department of the old house is none of the new one.
  vcard::put_components(card, "ORG", {organisation});
}

void put_address_part(Card& card, AddressPart part, const std::string& text) {
  constexpr std::size_t all = 7;
  std::vector<std::string> address = components_of(card, "ADR", all);
  address[static_cast<std::size_t>(part)] = text;
  const bool empty = std::ranges::all_of(address, &std::string::empty);
  if (empty) return vcard::remove_first(card, "ADR");
  vcard::put_components(card, "ADR", address);
}

void put_field(Card& card, const std::string& label, const std::string& value) {
  const FieldPlace place = place_of_field(card, label);
  if (value.empty()) {
    if (place.there) vcard::remove_with_label(card, *place.there);
    return;
  }
  if (place.there) return vcard::set_text(card.properties[*place.there], card.version, value);
  const bool labelled = !name_says(label) || place.name != field_name(label);
  const std::string group = labelled ? vcard::free_group(card) : "";
  vcard::add_text(card, place.name, value).group = group;
  if (labelled) vcard::add_text(card, "X-ABLabel", label).group = group;
}

void put_pronouns(Card& card, const std::string& pronouns) {
  const bool older = vcard::first(card, "X-PRONOUNS") && !vcard::first(card, "PRONOUNS");
  vcard::put_text(card, older ? "X-PRONOUNS" : "PRONOUNS", pronouns);
}

bool add_value(Card& card, std::string_view property, const std::string& value) {
  if (with_value(card, property, value) != card.properties.end()) return false;
  vcard::add_text(card, property, value);
  return true;
}

bool remove_value(Card& card, std::string_view property, const std::string& value) {
  const auto found = with_value(card, property, value);
  if (found == card.properties.end()) return false;
  vcard::remove_with_label(card, static_cast<std::size_t>(found - card.properties.begin()));
  return true;
}

// A card may have several NICKNAMEs, each a list.
bool add_nickname(Card& card, const std::string& nickname) {
  for (const Property* property : vcard::all(card, "NICKNAME")) {
    const std::vector<std::string> some = vcard::list_of(*property, card.version);
    if (std::ranges::find(some, nickname) != some.end()) return false;
  }
  Property* property = first_of(card, "NICKNAME");
  if (!property) {
    vcard::add_list(card, "NICKNAME", {nickname});
    return true;
  }
  std::vector<std::string> more = vcard::list_of(*property, card.version);
  more.push_back(nickname);
  put_list(*property, more, card.version);
  return true;
}

bool remove_nickname(Card& card, const std::string& nickname) {
  const std::string wanted = fold(nickname);
  bool removed = false;
  for (Property& property : card.properties) {
    if (!vcard::is(property, "NICKNAME")) continue;
    std::vector<std::string> left = vcard::list_of(property, card.version);
    if (std::erase_if(left, [&](const auto& n) { return fold(n) == wanted; }) == 0) continue;
    put_list(property, left, card.version);
    removed = true;
  }
  if (removed)
    std::erase_if(card.properties,
                  [](const Property& p) { return vcard::is(p, "NICKNAME") && p.value.empty(); });
  return removed;
}

}  // namespace wellmet::actions
