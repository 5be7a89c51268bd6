#include "actions/people/duplicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "actions/deed.h"
#include "actions/giving/told.h"
#include "actions/people/card_edit.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/vcard/value.h"
#include "model/cards/names_together.h"
#include "store/access/settings.h"
#include "store/people/people.h"
#include "store/story/interactions.h"

namespace wellmet::actions {
namespace {

constexpr int every_one = 1'000'000;
// What people who share a card share.
constexpr std::array<std::string_view, 5> shared = {"TEL", "EMAIL", "ADR", "CATEGORIES", "IMPP"};

[[noreturn]] void ask_for_names(const std::string& because) {
  throw Error(ErrorKind::invalid, because + ": give the name of each person.");
}

std::vector<std::string> names_for(const std::string& name, std::vector<std::string> given) {
  for (std::string& one : given) one = nfc(collapse_spaces(one));
  std::erase(given, "");
  if (given.size() > 1) return given;
  if (!given.empty()) ask_for_names(fmt::format("\"{}\" is the name of one", given.front()));
  const NamesTogether read = names_together(name);
  if (read.says_too_little)
    ask_for_names(fmt::format("\"{}\" doesn’t say what each of them is called", name));
  if (read.names.size() < 2) ask_for_names(fmt::format("\"{}\" reads as one name", name));
  return read.names;
}

bool is_shared(const vcard::Property& p) {
  return vcard::is(p, "VERSION") ||
         std::ranges::any_of(shared, [&](std::string_view name) { return vcard::is(p, name); });
}

// With the labels that stand beside the values it takes ("item1.X-ABLabel").
vcard::Card card_shared(vcard::Card card, const std::string& name, const std::string& uid) {
  std::vector<std::string> groups;
  for (const vcard::Property& p : card.properties)
    if (is_shared(p) && !p.group.empty()) groups.push_back(p.group);
  std::erase_if(card.properties, [&](const vcard::Property& p) {
    const bool label =
        vcard::is(p, "X-ABLABEL") && std::ranges::find(groups, p.group) != groups.end();
    return !is_shared(p) && !label;
  });
  vcard::put_text(card, "UID", uid);
  put_name(card, name);
  return card;
}

PersonId add_beside(store::WriteTx& tx, const Person& first, const std::string& name) {
  const std::string uid = new_uid();
  const PersonId id = store::insert_person(tx, {.uid = uid,
                                                .met = first.met,
                                                .words = first.words,
                                                .archived = first.archived,
                                                .never_suggest = first.never_suggest});
  save_card(tx, id, card_shared(card_of(tx, first.id), name, uid));
  return id;
}

void require_splittable(const std::optional<Person>& person, const Split& split) {
  if (!person) throw Error(ErrorKind::not_found, "This person isn’t here any more.");
  if (person->is_owner)
    throw Error(ErrorKind::refused, "That’s you. Your own card is of one person.");
  if (person->removed_at)
    throw Error(ErrorKind::conflict,
                fmt::format("{} is in the trash. Only who is here can be split.", person->name));
  if (person->name != split.called)
    throw Error(ErrorKind::conflict, fmt::format("{} is called {} by now. Nothing was split.",
                                                 split.called, person->name));
}

}  // namespace

Did<std::vector<SplitPerson>> split_person(const App& app, PersonId id, const Split& split) {
  Deed deed(app, DeedKind::edit, "split a card");
  const std::optional<Person> person = store::find_person(deed.tx, id);
  require_splittable(person, split);
  const std::vector<std::string> names = names_for(person->name, split.names);
  deed.tx.rename(fmt::format("split {} into {}", person->name, join_with_and(names)));
  std::vector<SplitPerson> people = {{id, names.front()}};
  for (auto name = names.begin() + 1; name != names.end(); ++name)
    people.push_back({add_beside(deed.tx, *person, *name), *name});
  vcard::Card card = card_of(deed.tx, id);
  put_name(card, names.front());
  save_card(deed.tx, id, card);
  for (Interaction i : store::interactions_of(deed.tx, id, every_one)) {
    for (auto added = people.begin() + 1; added != people.end(); ++added)
      i.people.push_back(added->id);
    store::update_interaction(deed.tx, i);
    follow_what_is_told(deed.tx, i, i.people);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (std::size_t j = i + 1; j < people.size(); ++j)
      store::put_pair_answer(deed.tx, people[i].id, people[j].id, store::PairAnswer::not_same,
                             app.today());
  }
  const DeedId change = deed.commit();
  return {std::move(people), change};
}

}  // namespace wellmet::actions
