// What we read off a card for lists, search and judgement. The card itself stays as it is; here its
// dialects are evened out: Apple's item labels and year 1604, Google's marks of direction around
// phones, "tel:" and "mailto:" addresses, the same anniversary written twice.
#include "model/card.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/cards/days.h"
#include "model/cards/dialects.h"
#include "model/cards/labels.h"
#include "model/cards/relations.h"

namespace wellmet {
namespace {

using vcard::Property;

std::string without_scheme(std::string_view t, std::string_view scheme) {
  const bool has =
      t.size() > scheme.size() && equal_ignoring_ascii_case(t.substr(0, scheme.size()), scheme);
  return std::string(has ? t.substr(scheme.size()) : t);
}

// Whether the property says a day.
bool add_day(const vcard::Card& card, const Property& p, CardIndex& index) {
  const CardDay kind = day_said_by(p);
  if (kind == CardDay::none) return false;
  const PartialDate day =
      kind == CardDay::death ? day_on_card(vcard::text_of(p, card.version)) : day_on_card(card, p);
  if (kind == CardDay::birthday) {
    if (index.birthday.empty()) index.birthday = day;
  } else if (kind == CardDay::death) {
    const bool known = day.year != 0 || day.month != 0;
    if (index.died.empty()) index.died = known ? to_text(day) : "yes";
  } else if (!day.empty()) {
    ImportantDate date{.label = kind == CardDay::other ? own_label(card, p) : "anniversary",
                       .date = day};
    if (date.label.empty()) date.label = "date";
    add_date_once(index, std::move(date));
  }
  return true;
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
  for (const std::size_t part : {2u, 1u, 0u}) {
    if (!parts[part].empty() && parts[part] != address.street)
      address.street += (address.street.empty() ? "" : ", ") + parts[part];
  }
  address.city = parts[3];
  address.postcode = parts[5];
  address.country = parts[6];
  address.region = parts[4];
  if (address == CardIndex::Address{}) return;
  address.label = label(card, p);
  index.addresses.push_back(std::move(address));
}

// LABEL is an address as it is printed (RFC 2426 3.2.2): what there is where a card has no ADR.
void add_printed_addresses(const vcard::Card& card, CardIndex& index) {
  for (const Property* p : vcard::all(card, "LABEL")) {
    std::vector<std::string> lines;
    for (const std::string& line : split(vcard::text_of(*p, card.version), '\n')) {
      if (!clean(line).empty()) lines.push_back(clean(line));
    }
    if (lines.empty()) continue;
    CardIndex::Address address;
    address.street = join(lines, ", ");
    address.label = label(card, *p);
    index.addresses.push_back(std::move(address));
  }
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

// What somebody does, and where: the first ORG and TITLE, and what stands beside them.
bool add_work(const vcard::Card& card, const Property& p, CardIndex& index) {
  const auto text = [&] { return clean(vcard::text_of(p, card.version)); };
  const auto add_once = [](std::vector<std::string>& all, const std::string& one) {
    if (!one.empty() && std::ranges::find(all, one) == all.end()) all.push_back(one);
  };
  if (is_one_of(p, {"ORG"})) {
    std::vector<std::string> parts = vcard::component_texts_of(p, card.version);
    for (std::string& part : parts) part = clean(part);
    std::erase(parts, "");
    if (parts.empty()) return true;
    const std::string units = join({parts.begin() + 1, parts.end()}, ", ");
    if (index.organisation.empty()) {
      index.organisation = parts.front();
      set_once(index.department, units);
    } else if (parts.front() != index.organisation) {
      add_once(index.more_work, join(parts, ", "));
    }
  } else if (is_one_of(p, {"TITLE"})) {
    if (index.title.empty()) {
      index.title = text();
    } else if (text() != index.title) {
      add_once(index.more_work, text());
    }
  } else if (is_one_of(p, {"ROLE"})) {
    set_once(index.role, text());
  } else if (is_one_of(p, {"X-DEPARTMENT", "X-KADDRESSBOOK-X-DEPARTMENT"})) {
    set_once(index.department, text());
  } else {
    return false;
  }
  return true;
}

// Whether the property was one of those.
bool add_facts(const vcard::Card& card, const Property& p, CardIndex& index) {
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
  } else if (is_one_of(p, {"CATEGORIES"})) {
    add_words(card, p, index.categories);
  } else if (is_one_of(p, {"NOTE"})) {
    add_line(index.note, nfc(text()));
  } else if (is_one_of(p, {"PHOTO"})) {
    index.has_picture = true;
  } else {
    return false;
  }
  return true;
}

void add_property(const vcard::Card& card, const Property& p, CardIndex& index) {
  index.is_company = index.is_company || kind_said_by(card, p) == "org";
  const bool known = add_reach(card, p, index) || add_facts(card, p, index) ||
                     add_day(card, p, index) || add_work(card, p, index) ||
                     add_relation(card, p, index) || add_chat_name(card, p, index) ||
                     add_hobby(card, p, index) || add_android_field(card, p, index);
  if (!known) add_other_text(card, p, index);
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
    add_property(card, p, index);
    add_text(card, p, index.all_text);
  }
  if (index.addresses.empty()) add_printed_addresses(card, index);
  drop_repeated(index.nicknames);
  drop_repeated(index.categories);
  if (index.title.empty()) {
    index.title = index.role;
  } else if (index.role == index.title) {
    index.role.clear();
  }
  if (index.name.empty()) index.name = name_from_parts(card);
  if (index.name.empty()) index.name = name_from_others(index);
  // A company does not work at itself.
  if (index.is_company && index.organisation == index.name) index.organisation.clear();
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

std::vector<CardValue> named_relations(const CardIndex& card) {
  std::vector<CardValue> values;
  for (const CardRelation& relation : card.relations) {
    if (!relation.value.empty()) values.push_back({relation.value, relation.label});
  }
  return values;
}

std::vector<std::string> telling_facts(const CardIndex& card) {
  constexpr std::size_t of_each = 3;
  std::vector<std::string> facts;
  for (const auto* values : {&card.emails, &card.phones})
    for (std::size_t i = 0; i < std::min(values->size(), of_each); ++i)
      facts.push_back((*values)[i].value);
  if (!card.birthday.empty()) facts.push_back("born " + to_words(card.birthday));
  std::vector<std::string> work;
  for (const std::string& part : {card.title, card.organisation})
    if (!part.empty()) work.push_back(part);
  if (!work.empty()) facts.push_back(join(work, ", "));
  if (!card.addresses.empty() && !card.addresses.front().city.empty())
    facts.push_back(card.addresses.front().city);
  return facts;
}

}  // namespace wellmet
