// Conversion goes by steps between neighbouring versions: 2.1 - 3.0 - 4.0 (RFC 6350 appendix A).
// What a version has no word for becomes an X- property there, and the step back knows it.
#include <algorithm>

#include "base/text.h"
#include "formats/vcard/convert/steps.h"
#include "formats/vcard/encoding.h"
#include "formats/vcard/property_line.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"

namespace wellmet::vcard {
namespace {

// 3.0 wants it somewhere; 4.0 first of all (RFC 6350 6.7.9).
void set_version(Card& card, Version version) {
  const Property fresh = new_card(version).properties[0];
  auto& properties = card.properties;
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [](const Property& p) { return is(p, "VERSION"); });
  if (found == properties.end()) {
    properties.insert(properties.begin(), fresh);
  } else {
    found->value = fresh.value;
    if (version == Version::v4_0) std::rotate(properties.begin(), found, found + 1);
  }
  card.version = version;
}

Card one_step_up(const Card& card) {
  Card next = card.version == Version::v2_1 ? from_2_1_to_3_0(card) : from_3_0_to_4_0(card);
  set_version(next, card.version == Version::v2_1 ? Version::v3_0 : Version::v4_0);
  return next;
}

Card one_step_down(const Card& card) {
  Card next = card.version == Version::v4_0 ? from_4_0_to_3_0(card) : from_3_0_to_2_1(card);
  set_version(next, card.version == Version::v4_0 ? Version::v3_0 : Version::v2_1);
  return next;
}

}  // namespace

Card convert(const Card& card, Version version) {
  Card converted = card;
  if (card.version != version) {
    for (Property& p : converted.properties) close_open_quotes(p);
  }
  while (converted.version < version) converted = one_step_up(converted);
  while (converted.version > version) converted = one_step_down(converted);
  if (card.version != version) {
    for (Property& p : converted.properties) settle(p);
  }
  return converted;
}

void set_parameter(Property& p, std::string_view name, std::vector<std::string> values) {
  for (Parameter& there : p.parameters) {
    if (!equal_ignoring_ascii_case(there.name, name)) continue;
    there.values = std::move(values);
    respell(there);
    return;
  }
  Parameter& added = p.parameters.emplace_back();
  added.name = name;
  added.values = std::move(values);
  respell(added);
}

void remove_parameter(Property& p, std::string_view name) {
  std::erase_if(p.parameters, [&](const Parameter& there) {
    return equal_ignoring_ascii_case(there.name, name);
  });
}

bool take_type(Property& p, std::string_view word) {
  bool taken = false;
  for (Parameter& there : p.parameters) {
    if (!equal_ignoring_ascii_case(there.name, "type")) continue;
    std::vector<std::string> left;
    for (const std::string& value : there.values) {
      for (const std::string& type : split(value, ',')) {
        if (!equal_ignoring_ascii_case(trim(type), word)) left.push_back(type);
      }
    }
    const std::size_t before = split(join(there.values, ","), ',').size();
    if (left.size() == before) continue;
    taken = true;
    there.values = std::move(left);
    if (!there.values.empty()) respell(there);
  }
  std::erase_if(p.parameters, [](const Parameter& there) {
    return equal_ignoring_ascii_case(there.name, "type") && there.values.empty();
  });
  return taken;
}

void add_type(Property& p, std::string_view word) {
  const Parameter* types = parameter(p, "TYPE");
  std::vector<std::string> values = types != nullptr ? types->values : std::vector<std::string>{};
  values.emplace_back(word);
  set_parameter(p, "TYPE", std::move(values));
}

bool says_value(const Property& p, std::string_view kind) {
  const Parameter* value = parameter(p, "VALUE");
  return value != nullptr && !value->values.empty() &&
         equal_ignoring_ascii_case(value->values[0], kind);
}

bool is_any_of(const Property& p, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return is(p, name); });
}

}  // namespace wellmet::vcard
