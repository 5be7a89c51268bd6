#include "actions/people/people.h"

#include <fmt/format.h>

#include <random>

#include <algorithm>

#include "actions/deed.h"
#include "actions/people/card_edit.h"
#include "actions/relations/relations.h"
#include "actions/story/interactions.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t longest_name = 500;

void check(const NewPerson& person) {
  if (trim(person.name).empty())
    throw Error(ErrorKind::invalid, "A person needs a name, or what you call them.");
  if (person.name.size() > longest_name)
    throw Error(ErrorKind::invalid, fmt::format("The name is longer than {} bytes.", longest_name));
}

void save_story(store::WriteTx& tx, PersonId id, const NewPerson& person) {
  if (!person.organisation.empty() || !person.title.empty())
    store::insert_position(
        tx, {.person = id, .title = person.title, .organisation = person.organisation});
  for (const Interest& interest : person.interests) store::give_interest(tx, id, interest);
  for (Note note : person.notes) {
    note.person = id;
    store::insert_note(tx, note);
  }
}

// The meeting itself, when it is known to the day and has been.
Interaction first_meeting(PersonId id, const HowMet& met, LocalDate day) {
  return {.kind = InteractionKind::met,
          .place = met.where,
          .day = day,
          .people = {id},
          .note = met.how,
          .source = "added"};
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
  put_birthday(card, person.birthday);
  return card;
}

PersonId add_person(store::WriteTx& tx, const NewPerson& person) {
  check(person);
  if (person.met.through) check_introduction(tx, {}, person.met.through);
  const std::string uid = new_uid();
  const PersonId id = store::insert_person(tx, {.uid = uid,
                                                .met = person.met,
                                                .words = person.words,
                                                .is_owner = person.is_owner,
                                                .never_suggest = person.never_suggest,
                                                .wished_cadence_days = person.wished_cadence_days});
  save_card(tx, id, card_for(person, uid));
  save_story(tx, id, person);
  return id;
}

PersonId add_person(const App& app, const NewPerson& person) {
  Deed deed(app, DeedKind::add, fmt::format("added {}", collapse_spaces(person.name)));
  const PersonId id = add_person(deed.tx, person);
  deed.commit();
  return id;
}

namespace {

std::vector<PersonId> introducers(const NewPerson& person) {
  return person.met.through ? std::vector{person.met.through} : std::vector<PersonId>{};
}

}  // namespace

AddedPerson add_met_within(Deed& deed, const App& app, const NewPerson& person,
                           std::optional<Interaction> told) {
  AddedPerson added{.id = add_person(deed.tx, person)};
  const std::optional<LocalDate> day = full_date(person.met.on);
  if (day && *day <= app.today() && !person.is_owner) {
    Interaction meeting = told ? std::move(*told) : first_meeting(added.id, person.met, *day);
    meeting.people = {added.id};
    added.follow_ups = follow_ups_arising_now(
        deed.tx, meeting,
        {.met_first = {added.id}, .through = introducers(person), .today = app.today()}, app.now());
    added.met = store::insert_interaction(deed.tx, meeting);
    for (FollowUp& f : added.follow_ups) {
      f.from = added.met;
      f.id = store::insert_follow_up(deed.tx, f);
    }
  }
  return added;
}

Did<AddedPerson> add_person_met(const App& app, const NewPerson& person) {
  Deed deed(app, DeedKind::add, fmt::format("added {}", collapse_spaces(person.name)));
  AddedPerson added = add_met_within(deed, app, person);
  const DeedId change = deed.commit();
  return {added, change};
}

std::vector<store::PersonLine> same_as(store::ReadTx& tx, const NewPerson& person) {
  std::vector<PersonId> ids = store::people_named(tx, join(folded_words(person.name), " "));
  const auto add = [&](const std::vector<PersonId>& more) {
    for (PersonId id : more) {
      if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
  };
  for (const std::string& email : person.emails)
    add(store::people_with_value(tx, "email", to_lower_ascii(trim(email))));
  for (const std::string& phone : person.phones) {
    if (const std::string digits = phone_digits(phone); !digits.empty())
      add(store::people_with_value(tx, "phone", digits));
  }
  return store::people_lines(tx, ids);
}

vcard::Card card_of(store::ReadTx& tx, PersonId id) {
  vcard::Parsed parsed = vcard::parse(store::card_bytes(tx, id));
  return parsed.cards.empty() ? vcard::new_card() : std::move(parsed.cards.front());
}

void save_card(store::WriteTx& tx, PersonId id, const vcard::Card& card) {
  const std::string before = index_card(card_of(tx, id)).name;
  store::put_card(tx, id, vcard::write(card));
  if (!before.empty() && before != index_card(card).name) rename_in_relations(tx, id);
}

}  // namespace wellmet::actions
