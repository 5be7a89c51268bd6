// Who of those invited is a person. Programs say it with CUTYPE (RFC 5545 3.2.3) where they know,
// and mostly do not: a mailing list is an INDIVIDUAL to all of them, and an office's mailbox, too.
// So the words of the address and of the name decide as well. What is wrongly taken for nobody is
// missing from a meeting; what is wrongly taken for somebody would stand among one's friends.
#include "importers/calendars/guests.h"

#include <algorithm>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/nobodies.h"
#include "model/cards/name_suffix.h"

namespace wellmet {
namespace {

constexpr std::size_t longest_name = 200;

std::string without_scheme(std::string_view value) {
  value = trim(value);
  constexpr std::string_view mailto = "mailto:";
  if (equal_ignoring_ascii_case(value.substr(0, mailto.size()), mailto))
    value.remove_prefix(mailto.size());
  return to_lower_ascii(trim(value));
}

// What programs forget to quote is taken for several values: "CN=Nowak\, Ewa".
std::string whole_parameter(const icalendar::Property& property, std::string_view name) {
  const vcard::Parameter* found = vcard::parameter(property, name);
  return found ? join(found->values, ",") : "";
}

// Apple writes the address as a parameter where the value is its own (`urn:uuid:…`,
// `/principals/`).
std::string address_of(const icalendar::Property& property) {
  for (const std::string& text :
       {without_scheme(property.value), without_scheme(icalendar::parameter_of(property, "EMAIL"))})
    if (is_email_address(text)) return text;
  return {};
}

bool is_turned(std::string_view name, std::string_view behind_comma) {
  const std::string second(trim(behind_comma));
  return !second.empty() && !is_company_ending(second) && !is_name_suffix(second) &&
         second.find(',') == std::string::npos && folded_words(second).size() <= 3 &&
         folded_words(name).size() <= 3;
}

// Parameters know no escapes (RFC 5545 3.2), and programs write those of values there all the same.
std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '\\' &&
        (next == ',' || next == ';' || next == ':' || next == '\\' || next == '"'))
      ++i;
    plain += text[i];
  }
  return plain;
}

// A firm writes its department behind the name ("(Sales)", "[Extern]"), or a warning before it.
std::string_view without_brackets(std::string_view name) {
  constexpr std::string_view opening = "([", closing = ")]";
  name = trim(name);
  for (;;) {
    std::string_view rest = name;
    const std::size_t kind = name.empty() ? closing.npos : closing.find(name.back());
    if (kind != closing.npos) {
      rest = trim(name.substr(0, std::min(name.size(), name.rfind(opening[kind]))));
    } else if (name.starts_with('[') && name.find(']') != name.npos) {
      rest = trim(name.substr(name.find(']') + 1));
    }
    if (rest.size() == name.size() || folded_words(rest).empty()) return name;
    name = rest;
  }
}

bool is_typed_as_nobody(const icalendar::Property& property) {
  const std::string type = to_lower_ascii(icalendar::parameter_of(property, "CUTYPE"));
  const std::string role = to_lower_ascii(icalendar::parameter_of(property, "ROLE"));
  return type == "room" || type == "resource" || type == "group" || role == "non-participant";
}

}  // namespace

std::string Guest::key() const {
  if (!address.empty()) return "mailto:" + address;
  return name.empty() ? "" : "name:" + join(folded_words(name), " ");
}

// "Müller, Jörg" is Jörg Müller; 'kofi@example.org' and an address are no name.
std::string name_of_guest(std::string_view written) {
  const std::string plain = without_escapes(written.substr(0, longest_name));
  std::string_view name = trim(plain);
  while (!name.empty() && (name.front() == '\'' || name.front() == '"')) name.remove_prefix(1);
  while (!name.empty() && (name.back() == '\'' || name.back() == '"')) name.remove_suffix(1);
  name = without_brackets(name);
  if (name.find('@') != name.npos || folded_words(name).empty() || !is_utf8(name)) return {};
  const std::size_t comma = name.find(',');
  if (comma == name.npos) return collapse_spaces(name);
  const std::string_view first = without_brackets(name.substr(0, comma));
  const std::string_view second = name.substr(comma + 1);
  if (!is_turned(first, second)) return collapse_spaces(name);
  return collapse_spaces(std::string(trim(second)) + " " + std::string(first));
}

Invited invited_by(const icalendar::Property& property) {
  Invited invited;
  Guest& guest = invited.guest;
  const std::string written = whole_parameter(property, "CN");
  const bool is_typed = is_typed_as_nobody(property);
  guest.address = address_of(property);
  guest.name = name_of_guest(written);
  guest.nobody = is_typed || is_address_of_nobody(guest.address) || is_name_of_nobody(guest.name) ||
                 is_called_a_thing(written);
  invited.is_placeholder =
      is_typed || equal_ignoring_ascii_case(trim(property.value), "invalid:nomail");
  const std::string answer = to_lower_ascii(icalendar::parameter_of(property, "PARTSTAT"));
  invited.declined = answer == "declined" || answer == "delegated" || answer == "cancelled";
  if (answer == "accepted") invited.answer = EventAnswer::yes;
  if (answer == "tentative") invited.answer = EventAnswer::maybe;
  if (invited.declined) invited.answer = EventAnswer::no;
  return invited;
}

int Guests::add(const Guest& guest) {
  const std::string key = guest.key();
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) {
    if (guests_.size() >= at_most) return -1;
    by_key_.emplace(key, count());
    guests_.push_back(guest);
    return count() - 1;
  }
  Guest& one = guests_[static_cast<std::size_t>(known->second)];
  if (one.name.empty()) one.name = guest.name;
  one.nobody = one.nobody || guest.nobody;
  return known->second;
}

}  // namespace wellmet
