// What we read off a card for lists, search and judgement. The card itself stays as it is; here its
// dialects are evened out: Apple's item labels and year 1604, Google's marks of direction around
// phones, "tel:" and "mailto:" addresses, the same anniversary written twice.
#include "model/card.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "formats/vcard/value.h"

namespace wellmet {
namespace {

using vcard::Property;

// Apple writes a day without a year into this year and says so in X-APPLE-OMIT-YEAR.
constexpr int year_of_no_year = 1604;

bool is_one_of(const Property& p, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return vcard::is(p, name); });
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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

std::string without_scheme(std::string_view t, std::string_view scheme) {
  const bool has =
      t.size() > scheme.size() && equal_ignoring_ascii_case(t.substr(0, scheme.size()), scheme);
  return std::string(has ? t.substr(scheme.size()) : t);
}

std::string clean(std::string_view t) { return nfc(trim(t)); }

std::string own_label(const vcard::Card& card, const Property& p) {
  const std::string label = clean(vcard::label_of(card, p));
  const bool apple_word = is_one_of(to_lower_ascii(label), {"home", "work", "other", "anniversary",
                                                            "homepage", "mobile", "main"});
  return apple_word ? to_lower_ascii(label) : label;
}

std::string type_label(const Property& p) {
  std::string place;
  std::string device;
  for (const std::string& type : vcard::types_of(p)) {
    if (is_one_of(type, {"cell", "mobile", "iphone"})) device = "mobile";
    if (is_one_of(type, {"fax", "pager", "main", "car"}) && device.empty()) device = type;
    if (is_one_of(type, {"work", "home", "other", "school"}) && place.empty()) place = type;
  }
  if (device == "mobile" || place.empty()) return device;
  return device.empty() ? place : place + " " + device;
}

std::string label(const vcard::Card& card, const Property& p) {
  const std::string own = own_label(card, p);
  return own.empty() ? type_label(p) : own;
}

// "twitter" of X-SOCIALPROFILE, "Telegram" of IMPP;X-SERVICE-TYPE.
std::string service_label(const vcard::Card& card, const Property& p) {
  if (const std::string own = own_label(card, p); !own.empty()) return own;
  for (std::string_view name : {"X-SERVICE-TYPE", "SERVICE-TYPE"}) {
    if (const auto* service = vcard::parameter(p, name)) return to_lower_ascii(service->values[0]);
  }
  for (const std::string& type : vcard::types_of(p)) {
    if (!is_one_of(type, {"pref", "internet", "personal", "business"})) return type;
  }
  return {};
}

// Nobody has more telephones; a card with thousands is damaged or hostile, and each is compared
// with those before it.
constexpr std::size_t values_at_most = 1'000;

void add_once(std::vector<CardValue>& values, CardValue value) {
  if (value.value.empty()) return;
  for (CardValue& there : values) {
    if (there.value != value.value) continue;
    if (there.label.empty()) there.label = value.label;
    return;
  }
  if (values.size() < values_at_most) values.push_back(std::move(value));
}

PartialDate date_of(const vcard::Card& card, const Property& p) {
  PartialDate date = parse_partial_date(vcard::text_of(p, card.version));
  const auto* omitted = vcard::parameter(p, "X-APPLE-OMIT-YEAR");
  const bool omits = omitted != nullptr && !omitted->values.empty() &&
                     omitted->values[0] == fmt::format("{:04}", date.year);
  if (omits || date.year == year_of_no_year) date.year = 0;
  return date;
}

void add_date(const vcard::Card& card, const Property& p, CardIndex& index) {
  ImportantDate date;
  date.date = date_of(card, p);
  date.label = is_one_of(p, {"X-ABDATE"}) ? own_label(card, p) : "anniversary";
  if (date.label.empty()) date.label = "date";
  if (date.date.empty()) return;
  for (const ImportantDate& there : index.dates) {
    if (there == date) return;
  }
  index.dates.push_back(std::move(date));
}

void add_name(const vcard::Card& card, const Property& p, CardIndex& index) {
  if (!index.family.empty() || !index.given.empty()) return;
  std::vector<std::string> parts = vcard::component_texts_of(p, card.version);
  parts.resize(2);
  index.family = clean(parts[0]);
  index.given = clean(parts[1]);
}

void add_address(const vcard::Card& card, const Property& p, CardIndex& index) {
  std::vector<std::string> parts = vcard::component_texts_of(p, card.version);
  for (std::string& part : parts) part = clean(part);
  parts.resize(7);
  CardIndex::Address address;
  address.street = !parts[2].empty() ? parts[2] : !parts[1].empty() ? parts[1] : parts[0];
  address.city = parts[3];
  address.postcode = parts[5];
  address.country = parts[6];
  if (address != CardIndex::Address{}) index.addresses.push_back(std::move(address));
}

void add_words(const vcard::Card& card, const Property& p, std::vector<std::string>& words) {
  // A comma that Nextcloud escaped within CATEGORIES still stands between two of them.
  for (const std::string& part : vcard::list_of(p, card.version)) {
    for (const std::string& piece : split(part, ',')) {
      const std::string word = clean(piece);
      if (!word.empty()) words.push_back(word);
    }
  }
}

void drop_repeated(std::vector<std::string>& words) {
  if (words.size() < 2) return;
  std::set<std::string> seen;
  std::erase_if(words, [&](const std::string& word) { return !seen.insert(word).second; });
}

void set_once(std::string& there, std::string_view text) {
  if (there.empty()) there = clean(text);
}

void add_line(std::string& lines, std::string_view text) {
  if (trim(text).empty()) return;
  if (!lines.empty()) lines += '\n';
  lines += trim(text);
}

// The ways to reach somebody. Whether the property was one.
bool add_reach(const vcard::Card& card, const Property& p, CardIndex& index) {
  const auto text = [&] { return without_marks(clean(vcard::text_of(p, card.version))); };
  if (is_one_of(p, {"EMAIL"})) {
    const std::string address = to_lower_ascii(without_scheme(text(), "mailto:"));
    add_once(index.emails, {address, label(card, p)});
  } else if (is_one_of(p, {"TEL"})) {
    add_once(index.phones, {clean(without_scheme(text(), "tel:")), label(card, p)});
  } else if (is_one_of(p, {"URL"})) {
    add_once(index.urls, {text(), label(card, p)});
  } else if (is_one_of(p, {"X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP"})) {
    add_once(index.urls, {without_scheme(text(), "x-apple:"), service_label(card, p)});
  } else if (is_one_of(p, {"ADR"})) {
    add_address(card, p, index);
  } else {
    return false;
  }
  return true;
}

void add_facts(const vcard::Card& card, const Property& p, CardIndex& index) {
  const auto text = [&] { return vcard::text_of(p, card.version); };
  if (is_one_of(p, {"FN"})) {
    set_once(index.name, text());
  } else if (is_one_of(p, {"N"})) {
    add_name(card, p, index);
  } else if (is_one_of(p, {"UID"})) {
    set_once(index.uid, text());
  } else if (is_one_of(p, {"NICKNAME"})) {
    add_words(card, p, index.nicknames);
  } else if (is_one_of(p, {"PRONOUNS", "X-PRONOUNS"})) {
    set_once(index.pronouns, text());
  } else if (is_one_of(p, {"BDAY", "X-BDAY"})) {
    if (index.birthday.empty()) index.birthday = date_of(card, p);
  } else if (is_one_of(p, {"DEATHDATE", "X-DEATHDATE"})) {
    const PartialDate day = date_of(card, p);
    const bool known = day.year != 0 || day.month != 0;
    if (index.died.empty()) index.died = known ? to_text(day) : "yes";
  } else if (is_one_of(p, {"ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE"})) {
    add_date(card, p, index);
  } else if (is_one_of(p, {"ORG"})) {
    set_once(index.organisation, vcard::component_of(p, card.version, 0));
  } else if (is_one_of(p, {"TITLE"})) {
    set_once(index.title, text());
  } else if (is_one_of(p, {"CATEGORIES"})) {
    add_words(card, p, index.categories);
  } else if (is_one_of(p, {"NOTE"})) {
    add_line(index.note, nfc(text()));
  }
}

void add_text(const vcard::Card& card, const Property& p, std::string& all_text) {
  if (vcard::is_binary(p) ||
      is_one_of(p, {"VERSION", "PRODID", "REV", "UID", "PHOTO", "LOGO", "SOUND", "KEY", "X-ABADR",
                    "X-ABSHOWAS", "CLIENTPIDMAP"}))
    return;
  if (!is_one_of(p, {"N", "ADR", "ORG"}))
    return add_line(all_text, without_marks(nfc(vcard::text_of(p, card.version))));
  std::string line;
  for (const auto& parts : vcard::components_of(p, card.version)) {
    for (const std::string& part : parts) {
      if (trim(part).empty()) continue;
      if (!line.empty()) line += ' ';
      line += trim(part);
    }
  }
  add_line(all_text, nfc(line));
}

std::string name_from_parts(const vcard::Card& card) {
  const Property* n = vcard::first(card, "N");
  if (n == nullptr) return {};
  std::string name;
  for (std::size_t part : {1u, 2u, 0u, 4u}) {
    const std::string word = clean(vcard::component_of(*n, card.version, part));
    if (!word.empty()) name += (name.empty() ? "" : " ") + word;
  }
  return name;
}

std::string name_from_others(const CardIndex& index) {
  if (!index.nicknames.empty()) return index.nicknames[0];
  if (!index.organisation.empty()) return index.organisation;
  if (!index.emails.empty()) return index.emails[0].value;
  return index.phones.empty() ? std::string() : index.phones[0].value;
}

}  // namespace

CardIndex index_card(const vcard::Card& card) {
  CardIndex index;
  for (const Property& p : card.properties) {
    if (!add_reach(card, p, index)) add_facts(card, p, index);
    add_text(card, p, index.all_text);
  }
  drop_repeated(index.nicknames);
  drop_repeated(index.categories);
  if (index.title.empty()) {
    if (const Property* role = vcard::first(card, "ROLE"))
      index.title = clean(vcard::text_of(*role, card.version));
  }
  if (index.name.empty()) index.name = name_from_parts(card);
  if (index.name.empty()) index.name = name_from_others(index);
  return index;
}

std::string phone_digits(std::string_view phone) {
  constexpr std::size_t compared = 9;
  constexpr std::size_t shortest = 6;  // fewer digits and a letter: "1-800-FLOWERS", no extension
  std::string digits;
  for (char c : phone) {
    if (c >= '0' && c <= '9') digits += c;
    const bool extension =
        c == ';' || c == ',' || c == '#' || (c | 0x20) == 'x' || (c | 0x20) == 'e';
    if (extension && digits.size() >= shortest) break;
  }
  return digits.size() > compared ? digits.substr(digits.size() - compared) : digits;
}

}  // namespace wellmet
