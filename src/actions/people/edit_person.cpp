#include "actions/people/edit_person.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "actions/closeness/acquaintance.h"
#include "actions/deed.h"
#include "actions/people/card_edit.h"
#include "actions/people/people.h"
#include "actions/relations/relations.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "store/people/people.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

using Changes = std::vector<std::string>;

void note_change(Changes& changes, const char* what) {
  if (std::ranges::find(changes, what) == changes.end()) changes.emplace_back(what);
}

template <class T>
void put(T& there, const std::optional<T>& wanted, const char* what, Changes& changes) {
  if (!wanted || there == *wanted) return;
  there = *wanted;
  note_change(changes, what);
}

// The rows of the story that stand with the person themselves.
bool edit_row(Person& person, const PersonEdit& edit, Changes& changes) {
  const Person before = person;
  put(person.met.on, edit.met_on, "how you met", changes);
  put(person.met.where, edit.met_where, "how you met", changes);
  put(person.met.how, edit.met_how, "how you met", changes);
  put(person.met.through, edit.met_through, "how you met", changes);
  put(person.wished_cadence_days, edit.wished_cadence_days, "how often", changes);
  put(person.never_suggest, edit.never_suggest, "suggestions", changes);
  put(person.archived, edit.archived, "archive", changes);
  const std::vector<RelationshipWord> words_before = person.words;
  for (RelationshipWord word : edit.add_words) {
    if (std::ranges::find(person.words, word) == person.words.end()) person.words.push_back(word);
  }
  for (RelationshipWord word : edit.remove_words) std::erase(person.words, word);
  if (person.words != words_before) note_change(changes, "relationship");
  return !(person == before);
}

struct ValueChange {
  const char* property;
  const char* what;
  const std::vector<std::string>& add;
  const std::vector<std::string>& remove;
};

void edit_values(vcard::Card& card, const ValueChange& change, Changes& changes) {
  for (const std::string& value : change.remove) {
    if (!remove_value(card, change.property, value))
      throw ErrorWithNext(ErrorKind::not_found,
                          fmt::format("The card has no {} \"{}\".", change.what, value),
                          {.act = Next::Act::see_person});
    note_change(changes, change.what);
  }
  for (const std::string& value : change.add) {
    if (add_value(card, change.property, value)) note_change(changes, change.what);
  }
}

void edit_nicknames(vcard::Card& card, const PersonEdit& edit, Changes& changes) {
  for (const std::string& nickname : edit.remove_nicknames) {
    if (!remove_nickname(card, nickname))
      throw Error(ErrorKind::not_found, fmt::format("There is no nickname \"{}\".", nickname));
    note_change(changes, "nickname");
  }
  for (const std::string& nickname : edit.add_nicknames) {
    if (add_nickname(card, nickname)) note_change(changes, "nickname");
  }
}

template <class T>
void on_card(vcard::Card& card, const std::optional<T>& wanted, const char* what, Changes& changes,
             const std::function<void(vcard::Card&, const T&)>& put_value) {
  if (!wanted) return;
  const vcard::Card before = card;
  put_value(card, *wanted);
  if (!(card == before)) note_change(changes, what);
}

void edit_address(vcard::Card& card, const PersonEdit& edit, Changes& changes) {
  const auto put_part = [&](AddressPart part, const std::optional<std::string>& text,
                            const char* what) {
    on_card<std::string>(card, text, what, changes, [&](vcard::Card& c, const std::string& v) {
      put_address_part(c, part, v);
    });
  };
  put_part(AddressPart::street, edit.street, "street");
  put_part(AddressPart::postcode, edit.postcode, "postcode");
  put_part(AddressPart::city, edit.city, "city");
  put_part(AddressPart::region, edit.region, "region");
  put_part(AddressPart::country, edit.country, "country");
}

void edit_card(vcard::Card& card, const PersonEdit& edit, Changes& changes) {
  if (edit.name && trim(*edit.name).empty())
    throw Error(ErrorKind::invalid, "A person needs a name, or what you call them.");
  on_card<std::string>(card, edit.name, "name", changes, [](vcard::Card& c, const std::string& v) {
    put_name(c, nfc(collapse_spaces(v)));
  });
  edit_nicknames(card, edit, changes);
  on_card<std::string>(card, edit.pronouns, "pronouns", changes, put_pronouns);
  edit_values(card, {"EMAIL", "email", edit.add_emails, edit.remove_emails}, changes);
  edit_values(card, {"TEL", "phone", edit.add_phones, edit.remove_phones}, changes);
  edit_values(card, {"URL", "website", edit.add_urls, edit.remove_urls}, changes);
  on_card<std::string>(card, edit.organisation, "company", changes, put_organisation);
  on_card<std::string>(
      card, edit.title, "title", changes,
      [](vcard::Card& c, const std::string& v) { vcard::put_text(c, "TITLE", v); });
  edit_address(card, edit, changes);
  on_card<std::string>(card, edit.card_note, "note on the card", changes,
                       [](vcard::Card& c, const std::string& v) { vcard::put_text(c, "NOTE", v); });
  for (const auto& [label, value] : edit.fields)
    on_card<std::string>(card, value, label.c_str(), changes,
                         [&](vcard::Card& c, const std::string& v) { put_field(c, label, v); });
  on_card<PartialDate>(card, edit.birthday, "birthday", changes, put_birthday);
}

// A mistake in the company or title stands in the current position too. A new job is another thing:
// positions.h.
void mend_position(store::WriteTx& tx, PersonId id, const PersonEdit& edit) {
  if (!edit.organisation && !edit.title) return;
  std::vector<Position> positions = store::positions_of(tx, id);
  const auto current = std::ranges::find(positions, true, &Position::current);
  Position position = current == positions.end() ? Position{.person = id} : *current;
  if (edit.organisation) position.organisation = *edit.organisation;
  if (edit.title) position.title = *edit.title;
  const bool empty = position.organisation.empty() && position.title.empty();
  if (current == positions.end()) {
    if (!empty) store::insert_position(tx, position);
  } else if (empty) {
    store::delete_position(tx, position.id);
  } else {
    store::update_position(tx, position);
  }
}

}  // namespace

std::vector<std::string> edit_person(store::WriteTx& tx, PersonId id, const PersonEdit& edit,
                                     LocalDate today) {
  std::optional<Person> person = store::find_person(tx, id);
  if (!person) throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  if (edit.met_through && *edit.met_through) check_introduction(tx, id, *edit.met_through);
  Changes changes;
  const vcard::Card before = card_of(tx, id);
  vcard::Card card = before;
  edit_card(card, edit, changes);
  if (!(card == before)) {
    save_card(tx, id, card);
    mend_position(tx, id, edit);
  }
  if (edit_row(*person, edit, changes)) store::update_person(tx, *person);
  if (edit.met_on && is_how_long(*edit.met_on)) drop_what_was_for_somebody_new(tx, id, today);
  return changes;
}

Did<std::vector<std::string>> edit_person(const App& app, PersonId id, const PersonEdit& edit) {
  Deed deed(app, DeedKind::edit, "changed a person");
  const std::optional<Person> person = store::find_person(deed.tx, id);
  const std::vector<std::string> changes = edit_person(deed.tx, id, edit, app.today());
  const bool only_archive = changes == Changes{"archive"};
  deed.tx.rename(only_archive
                     ? fmt::format("{} {}",
                                   *edit.archived ? "archived" : "brought back from the archive",
                                   person->name)
                     : fmt::format("changed {}: {}", person->name, join(changes, ", ")));
  const DeedId change = deed.commit();
  return {changes, change};
}

}  // namespace wellmet::actions
