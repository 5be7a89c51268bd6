#include "actions/people.h"

#include <fmt/format.h>

#include <random>

#include "actions/deed.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "store/notes.h"
#include "store/people.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t longest_name = 500;

void check(const NewPerson& person) {
  if (trim(person.name).empty())
    throw Error(ErrorKind::invalid, "A person needs a name, or what you call them.");
  if (person.name.size() > longest_name)
    throw Error(ErrorKind::invalid, fmt::format("The name is longer than {} bytes.", longest_name));
}

// N from one string: the last word is taken as the family name, as most address books do. Names of
// one word, and names in scripts that write the family name first without a space, stay whole.
std::vector<std::string> name_components(const std::string& name) {
  const auto space = name.rfind(' ');
  if (space == std::string::npos) return {"", name, "", "", ""};
  return {name.substr(space + 1), name.substr(0, space), "", "", ""};
}

}  // namespace

std::string new_uid() {
  std::random_device random;
  std::uint64_t high = (std::uint64_t{random()} << 32) | random();
  std::uint64_t low = (std::uint64_t{random()} << 32) | random();
  high = (high & ~0xF000ull) | 0x4000ull;
  low = (low & 0x3FFFFFFFFFFFFFFFull) | 0x8000000000000000ull;
  return fmt::format("urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32,
                     (high >> 16) & 0xFFFF, high & 0xFFFF, low >> 48, low & 0xFFFFFFFFFFFF);
}

vcard::Card card_for(const NewPerson& person, const std::string& uid) {
  vcard::Card card = vcard::new_card();
  const std::string name = nfc(collapse_spaces(person.name));
  vcard::add_text(card, "UID", uid);
  vcard::add_text(card, "FN", name);
  vcard::add_components(card, "N", name_components(name));
  if (!person.nicknames.empty()) vcard::add_list(card, "NICKNAME", person.nicknames);
  if (!person.pronouns.empty()) vcard::add_text(card, "PRONOUNS", person.pronouns);
  for (const std::string& email : person.emails) vcard::add_text(card, "EMAIL", email);
  for (const std::string& phone : person.phones) vcard::add_text(card, "TEL", phone);
  for (const std::string& url : person.urls) vcard::add_text(card, "URL", url);
  if (!person.organisation.empty()) vcard::add_components(card, "ORG", {person.organisation});
  if (!person.title.empty()) vcard::add_text(card, "TITLE", person.title);
  if (!person.city.empty())
    vcard::add_components(card, "ADR", {"", "", "", person.city, "", "", ""});
  if (!person.birthday.empty()) vcard::add_text(card, "BDAY", to_text(person.birthday));
  return card;
}

PersonId add_person(store::WriteTx& tx, const NewPerson& person) {
  check(person);
  const std::string uid = new_uid();
  const PersonId id = store::insert_person(tx, {.uid = uid,
                                                .met = person.met,
                                                .words = person.words,
                                                .wished_cadence_days = person.wished_cadence_days});
  save_card(tx, id, card_for(person, uid));
  if (!person.organisation.empty() || !person.title.empty())
    store::insert_position(
        tx, {.person = id, .title = person.title, .organisation = person.organisation});
  return id;
}

PersonId add_person(const App& app, const NewPerson& person) {
  Deed deed(app, fmt::format("added {}", collapse_spaces(person.name)));
  const PersonId id = add_person(deed.tx, person);
  deed.commit();
  return id;
}

vcard::Card card_of(store::ReadTx& tx, PersonId id) {
  vcard::Parsed parsed = vcard::parse(store::card_bytes(tx, id));
  return parsed.cards.empty() ? vcard::new_card() : std::move(parsed.cards.front());
}

void save_card(store::WriteTx& tx, PersonId id, const vcard::Card& card) {
  store::put_card(tx, id, vcard::write(card));
}

}  // namespace wellmet::actions
