#include "actions/relations/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "actions/deed.h"
#include "actions/introductions/settle_introductions.h"
#include "actions/people/people.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/text.h"
#include "model/cards/dialects.h"
#include "model/cards/relations.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/relations/relations.h"

namespace wellmet::actions {
namespace {

// More than are derived of a card; so many may point to somebody from theirs.
constexpr int relations_read = 10'000;
// A page asks of no more mere names whether they are somebody.
constexpr int names_looked_up = 20;

// Whether two words say of two people about the same: "boss" and "manager", not "cousin" and "ex".
bool says_no_more_than_its_kind(RelationKind kind) {
  return kind != RelationKind::other && kind != RelationKind::relative;
}
bool same_relation(std::string_view a, std::string_view b) {
  const RelationKind kind = relation_kind(a);
  if (!says_the_same(kind, relation_kind(b))) return false;
  return says_no_more_than_its_kind(kind) || relation_word(a) == relation_word(b);
}
bool same_relation(const KnownRelation& a, const KnownRelation& b) {
  return says_the_same(a.kind, b.kind) && (says_no_more_than_its_kind(a.kind) || a.word == b.word);
}

// "Piet" fits "Piet van Dam".
bool words_fit(const std::vector<std::string>& named, const std::vector<std::string>& words) {
  return !named.empty() && std::ranges::all_of(named, [&](const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  });
}
bool name_fits(std::string_view mere_name, std::string_view whole) {
  return words_fit(folded_words(mere_name), folded_words(whole));
}

bool same_name(std::string_view a, std::string_view b) {
  return folded_words(a) == folded_words(b);
}

// All that is read for one page, and how it becomes what the page shows.
class Around {
 public:
  Around(store::ReadTx& tx, PersonId person)
      : tx_(tx), self_(store::with_those_merged(tx, person)), person_(person) {}

  std::vector<KnownRelation> all() {
    const auto own = store::relations_on_cards(tx_, {person_}, relations_read);
    know_whom(own);
    for (const store::RelationRow& row : own) add_own(row.relation);
    for (const store::RelationRow& row :
         store::relations_pointing_to(tx_, store::uids_of(tx_, self_), relations_read)) {
      if (!row.removed && !is_self(row.whose))
        add({.word = inverse_word(row.relation.label), .person = row.whose});
    }
    add_who_introduced_them();
    for (const PersonId met : store::met_through(tx_, person_, relations_read))
      add({.word = std::string(word_introduced_you_to), .person = met, .by_introduction = true});
    name_them();
    drop_names_of_those_known();
    guess_who_is_named();
    std::ranges::stable_partition(found_, [](const KnownRelation& r) { return is_family(r.kind); });
    return std::move(found_);
  }

 private:
  bool is_self(PersonId id) const { return std::ranges::find(self_, id) != self_.end(); }

  void know_whom(const std::vector<store::RelationRow>& own) {
    std::vector<std::string> uids;
    for (const store::RelationRow& row : own) {
      if (!row.relation.uid.empty()) uids.push_back(row.relation.uid);
    }
    for (const store::UidOf& known : store::people_with_uids(tx_, uids)) {
      const PersonId person = known.removed ? merged_into(known.person) : known.person;
      if (person) people_[known.uid] = person;
    }
  }

  // The one they are now; 0 for somebody in the trash.
  PersonId merged_into(PersonId gone) {
    const PersonId person = standing_for(tx_, gone);
    const auto now = store::find_person(tx_, person);
    return now && !now->removed_at ? person : PersonId{};
  }

  void add_who_introduced_them() {
    const std::optional<Person> person = store::find_person(tx_, person_);
    if (!person || !person->met.through) return;
    const PersonId through = merged_into(person->met.through);
    if (through && !is_self(through))
      add({.word = std::string(word_introduced_by), .person = through, .by_introduction = true});
  }

  void add_own(const CardRelation& relation) {
    const auto known = people_.find(relation.uid);
    const PersonId person = known == people_.end() ? PersonId{} : known->second;
    if (is_self(person) || (!person && relation.value.empty())) return;
    add({.word = relation_word(relation.label),
         .person = person,
         .name = relation.value,
         .only_name = relation.uid == uid_of_nobody});
  }

  void add(KnownRelation relation) {
    relation.kind = relation_kind(relation.word);
    std::vector<std::size_t>& of_that_one =
        places_[{relation.person, relation.person ? "" : join(folded_words(relation.name), " ")}];
    const bool there = std::ranges::any_of(
        of_that_one, [&](std::size_t place) { return same_relation(found_[place], relation); });
    if (there) return;
    of_that_one.push_back(found_.size());
    found_.push_back(std::move(relation));
  }

  void name_them() {
    std::vector<PersonId> people;
    for (const KnownRelation& one : found_) {
      if (one.person) people.push_back(one.person);
    }
    std::map<PersonId, std::string> names;
    for (auto& [id, name] : store::names_of(tx_, people)) names[id] = std::move(name);
    for (KnownRelation& one : found_) {
      if (const auto name = names.find(one.person); name != names.end()) one.name = name->second;
    }
  }

  // A card may name somebody who is known by their own card, or by a later word of the user's.
  void drop_names_of_those_known() {
    struct Known {
      KnownRelation relation = {};
      std::vector<std::string> words = {};
    };
    std::vector<Known> known;
    for (const KnownRelation& one : found_) {
      if (one.person) known.push_back({one, folded_words(one.name)});
    }
    std::erase_if(found_, [&](const KnownRelation& named) {
      if (named.person || named.only_name) return false;
      const std::vector<std::string> words = folded_words(named.name);
      return std::ranges::any_of(known, [&](const Known& one) {
        return same_relation(one.relation, named) && words_fit(words, one.words);
      });
    });
  }

  void guess_who_is_named() {
    int asked = 0;
    for (KnownRelation& one : found_) {
      if (one.person || one.only_name || ++asked > names_looked_up) continue;
      std::vector<PersonId> called = store::people_named(tx_, join(folded_words(one.name), " "));
      std::erase_if(called, [&](PersonId id) { return is_self(id); });
      if (called.size() == 1) one.perhaps = called.front();
    }
  }

  store::ReadTx& tx_;
  std::vector<PersonId> self_;
  PersonId person_;
  std::map<std::string, PersonId> people_ = {};  // by the uid that a card points to
  std::vector<KnownRelation> found_ = {};
  // In found_, by person or by name.
  std::map<std::pair<PersonId, std::string>, std::vector<std::size_t>> places_ = {};
};

Person present(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person || person->removed_at)
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  return *person;
}

NamedRelation named(const Person& whose, std::string word, std::string name) {
  return {.whose = whose.name,
          .word = std::move(word),
          .name = std::move(name),
          .of_you = whose.is_owner};
}

// The uids of a person and of those merged into them.
std::vector<std::string> uids_of_all(store::ReadTx& tx, PersonId person) {
  return person ? store::uids_of(tx, store::with_those_merged(tx, person))
                : std::vector<std::string>{};
}

bool remove_from_card(store::WriteTx& tx, PersonId whose, const WhichRelation& which) {
  vcard::Card card = card_of(tx, whose);
  if (!remove_relations(card, which)) return false;
  save_card(tx, whose, card);
  return true;
}

// Through whom you met somebody, through whom you met those, and so on.
std::vector<PersonId> met_by_way_of(store::ReadTx& tx, PersonId person) {
  std::vector<PersonId> chain;
  for (PersonId one = standing_for(tx, person);;) {
    const std::optional<Person> met = store::find_person(tx, one);
    if (!met || !met->met.through) return chain;
    one = standing_for(tx, met->met.through);
    if (std::ranges::find(chain, one) != chain.end()) return chain;
    chain.push_back(one);
  }
}

// "You met Uma through Jo, and Jo through Maya, so Uma can’t have introduced you to Maya."
[[noreturn]] void refuse_circle(store::ReadTx& tx, PersonId met, PersonId through) {
  const std::string first = present(tx, through).name, last = present(tx, met).name;
  std::string so_far = first, text;
  for (const PersonId one : met_by_way_of(tx, through)) {
    const std::optional<Person> next = store::find_person(tx, one);
    text += fmt::format("{} {} through {}", text.empty() ? "You met" : ", and", so_far, next->name);
    so_far = next->name;
    if (standing_for(tx, met) == one) break;
  }
  throw Error(ErrorKind::invalid,
              fmt::format("{}, so {} can’t have introduced you to {}.", text, first, last));
}

// Whether the card means one of your people: no mere name, nor somebody in the trash.
bool is_with_somebody(store::ReadTx& tx, const CardRelation& relation) {
  if (relation.uid.empty() || relation.uid == uid_of_nobody) return false;
  return std::ranges::any_of(
      store::people_with_uids(tx, {relation.uid}), [&](const store::UidOf& known) {
        const auto now = store::find_person(tx, standing_for(tx, known.person));
        return now && !now->removed_at;
      });
}

bool note_introduction(store::WriteTx& tx, PersonId whom, PersonId through) {
  Person met = present(tx, whom);
  const std::optional<PersonId> you = store::owner(tx);
  if (met.met.through == through || you == whom || you == through) return false;
  if (was_met_by_way_of(tx, through, whom)) return false;
  met.met.through = through;
  store::update_person(tx, met);
  return true;
}

std::string met_through_before(store::ReadTx& tx, PersonId met) {
  const PersonId through = present(tx, met).met.through;
  const std::optional<Person> person =
      through ? store::find_person(tx, through) : std::optional<Person>();
  return person ? person->name : "";
}

// What is not derived of the card would be seen by nobody.
void refuse_if_full(const vcard::Card& card, PersonId whose, store::ReadTx& tx) {
  if (index_card(card).relations.size() < card_values_at_most) return;
  throw Error(ErrorKind::refused, fmt::format("{} has {} relations on the card; that’s the most.",
                                              present(tx, whose).name, card_values_at_most));
}

// A number that nobody has: "99", "#3".
bool has_no_letter(std::string_view name) {
  return std::ranges::all_of(folded_words(name), [](const std::string& word) {
    return word.find_first_not_of("0123456789") == std::string::npos;
  });
}

bool is_introduction(std::string_view word) {
  return word == word_introduced_by || word == word_introduced_you_to;
}

void check(store::ReadTx& tx, const NewRelation& wish) {
  if (trim(wish.word).empty())
    throw Error(ErrorKind::invalid, "Say what they are to each other: sister, boss, neighbour.");
  if (!wish.person && folded_words(wish.name).empty())
    throw Error(ErrorKind::invalid, "Say who it is: a name is enough.");
  if (wish.person && standing_for(tx, wish.person) == standing_for(tx, wish.whose))
    throw Error(ErrorKind::invalid, "That is one and the same person.");
  if (!wish.person && is_introduction(relation_word(wish.word)))
    throw Error(
        ErrorKind::invalid,
        fmt::format("Nobody called \"{}\" is among your people. Add them first.", wish.name));
}

// A name that fits one of your people, who is that already, would be shown as them.
std::optional<KnownRelation> known_already(store::ReadTx& tx, const NewRelation& wish,
                                           const std::string& name) {
  const std::string word = relation_word(wish.word);
  for (const KnownRelation& known : relations_of(tx, wish.whose)) {
    if (wish.only_name && !known.only_name) continue;
    const bool same_one = wish.person ? known.person == wish.person : same_name(known.name, name);
    if (same_one && relation_word(known.word) == word) return known;
    if (!wish.person && known.person && same_relation(known.word, word) &&
        name_fits(name, known.name))
      return known;
  }
  return std::nullopt;
}

Did<NamedRelation> remove_introduction(const App& app, PersonId whose,
                                       const KnownRelation& relation) {
  Deed deed(app, DeedKind::remove, "removed a relation");
  const Person root = present(deed.tx, whose);
  Person met = relation.word == word_introduced_by ? root : present(deed.tx, relation.person);
  met.met.through = {};
  store::update_person(deed.tx, met);
  const NamedRelation removed = named(root, relation.word, relation.name);
  deed.tx.rename(fmt::format("removed: {}", relation_sentence(removed)));
  return {removed, deed.commit()};
}

}  // namespace

std::vector<KnownRelation> relations_of(store::ReadTx& tx, PersonId person) {
  return Around(tx, person).all();
}

bool add_relation(store::WriteTx& tx, const NewRelation& wish) {
  check(tx, wish);
  const std::string word = relation_word(wish.word);
  if (word == word_introduced_by) return note_introduction(tx, wish.whose, wish.person);
  if (word == word_introduced_you_to) return note_introduction(tx, wish.person, wish.whose);
  const std::string name =
      wish.person ? present(tx, wish.person).name : nfc(collapse_spaces(wish.name));
  if (known_already(tx, wish, name)) return false;
  vcard::Card card = card_of(tx, wish.whose);
  std::string uid(wish.only_name ? uid_of_nobody : "");
  if (wish.person) uid = uid_key(store::find_person(tx, wish.person)->uid);
  const std::vector<std::string> theirs = uids_of_all(tx, wish.person);
  // The newer word of one kind is the better one, and a mere name has become this person.
  remove_relations(card, [&](const CardRelation& there) {
    const bool fits = points_to(there, theirs) ||
                      (there.uid.empty() &&
                       (wish.person ? name_fits(there.value, name) : same_name(there.value, name)));
    return fits && same_relation(there.label, word);
  });
  refuse_if_full(card, wish.whose, tx);
  if (!put_relation(card, {.value = name, .label = word, .uid = uid})) return false;
  save_card(tx, wish.whose, card);
  return true;
}

Did<NamedRelation> add_relation(const App& app, const NewRelation& wish) {
  Deed deed(app, DeedKind::add, "added a relation");
  const Person whose = present(deed.tx, wish.whose);
  const std::string name =
      wish.person ? present(deed.tx, wish.person).name : nfc(collapse_spaces(wish.name));
  if (!wish.person && has_no_letter(name))
    throw Error(ErrorKind::invalid,
                fmt::format("\"{}\" is neither one of your people nor a name.", name));
  check(deed.tx, wish);
  NamedRelation added = named(whose, relation_word(wish.word), name);
  if (is_introduction(added.word)) {
    const bool by_them = added.word == word_introduced_by;
    const PersonId met = by_them ? wish.whose : wish.person;
    check_introduction(deed.tx, met, by_them ? wish.person : wish.whose);
    added.before = met_through_before(deed.tx, met);
  }
  if (const auto known = known_already(deed.tx, wish, name))
    throw Error(ErrorKind::conflict,
                fmt::format("You have that already: {}.",
                            relation_sentence(named(whose, known->word, known->name))));
  if (!add_relation(deed.tx, wish))
    throw Error(ErrorKind::conflict,
                fmt::format("You have that already: {}.", relation_sentence(added)));
  if (wish.person && added.word == word_introduced_by_you)
    note_introduced(deed.tx, {wish.whose, wish.person, app.today()});
  const std::string before = added.before.empty() ? "" : fmt::format(" (before: {})", added.before);
  deed.tx.rename(fmt::format("noted that {}{}", relation_sentence(added), before));
  return {added, deed.commit()};
}

Did<NamedRelation> link_relation(const App& app, PersonId whose, const KnownRelation& mere_name,
                                 PersonId person) {
  Deed deed(app, DeedKind::edit, "linked a relation");
  const Person root = present(deed.tx, whose);
  const Person other = present(deed.tx, person);
  const bool there = remove_from_card(deed.tx, whose, [&](const CardRelation& r) {
    return r.uid.empty() && same_name(r.value, mere_name.name) &&
           relation_word(r.label) == relation_word(mere_name.word);
  });
  const NamedRelation linked = named(root, relation_word(mere_name.word), other.name);
  if (!there)
    throw Error(ErrorKind::not_found,
                fmt::format("{} has nobody of that name there any more.", root.name));
  add_relation(deed.tx, {.whose = whose, .word = mere_name.word, .person = person});
  deed.tx.rename(fmt::format("noted that {}", relation_sentence(linked)));
  return {linked, deed.commit()};
}

void check_introduction(store::ReadTx& tx, PersonId met, PersonId through) {
  if (standing_for(tx, met) == standing_for(tx, through))
    throw Error(ErrorKind::invalid, "That is one and the same person.");
  if (const auto you = store::owner(tx); you && (you == met || you == through))
    throw Error(ErrorKind::invalid, "An introduction takes two people besides you.");
  if (was_met_by_way_of(tx, through, met)) refuse_circle(tx, met, through);
}

bool was_met_by_way_of(store::ReadTx& tx, PersonId person, PersonId earlier) {
  if (!earlier) return false;
  const std::vector<PersonId> chain = met_by_way_of(tx, person);
  return std::ranges::find(chain, standing_for(tx, earlier)) != chain.end();
}

Did<NamedRelation> remove_relation(const App& app, PersonId whose, const KnownRelation& relation) {
  if (relation.by_introduction) return remove_introduction(app, whose, relation);
  Deed deed(app, DeedKind::remove, "removed a relation");
  const Person root = present(deed.tx, whose);
  const std::vector<std::string> theirs = uids_of_all(deed.tx, relation.person);
  bool gone = remove_from_card(deed.tx, whose, [&](const CardRelation& there) {
    const bool same_one =
        relation.person
            ? points_to(there, theirs) ||
                  (there.uid.empty() && name_fits(there.value, relation.name))
            : same_name(there.value, relation.name) && !is_with_somebody(deed.tx, there);
    return same_one && same_relation(there.label, relation.word);
  });
  if (relation.person) {
    const std::vector<std::string> own = uids_of_all(deed.tx, whose);
    const bool from_other = remove_from_card(deed.tx, relation.person, [&](const CardRelation& r) {
      return points_to(r, own) && same_relation(inverse_word(r.label), relation.word);
    });
    gone = gone || from_other;
  }
  const NamedRelation removed = named(root, relation.word, relation.name);
  if (!gone)
    throw Error(ErrorKind::not_found,
                fmt::format("It isn’t noted that {}.", relation_sentence(removed)));
  deed.tx.rename(fmt::format("removed: {}", relation_sentence(removed)));
  return {removed, deed.commit()};
}

void rename_in_relations(store::WriteTx& tx, PersonId person) {
  const std::vector<std::string> uids = uids_of_all(tx, person);
  const std::string name = index_card(card_of(tx, person)).name;
  for (const PersonId whose : store::people_who_may_point_to(tx, uids)) {
    vcard::Card card = card_of(tx, whose);
    if (rename_related(card, uids, name)) save_card(tx, whose, card);
  }
}

void remove_relations_with(store::WriteTx& tx, PersonId person) {
  const std::vector<std::string> uids = uids_of_all(tx, person);
  for (const PersonId whose : store::people_who_may_point_to(tx, uids))
    remove_from_card(tx, whose, [&](const CardRelation& there) { return points_to(there, uids); });
}

std::vector<KnownRelation> relations_fitting(const std::vector<KnownRelation>& all,
                                             std::string_view name, std::string_view word) {
  std::vector<KnownRelation> fitting;
  for (const KnownRelation& one : all) {
    const bool called = std::to_string(one.person.value) == name || name_fits(name, one.name);
    if (called && (word.empty() || same_relation(one.word, word))) fitting.push_back(one);
  }
  return fitting;
}

std::vector<PersonId> people_related_to(store::ReadTx& tx, PersonId person,
                                        std::string_view asked) {
  const std::string word = relation_word(asked);
  const RelationKind kind = relation_kind(word);
  const bool family = fold(trim(asked)) == "family";
  const auto fits = [&](const KnownRelation& one) {
    if (asked.empty()) return true;
    if (family) return is_family(one.kind);
    const bool whole_kind = kind != RelationKind::other && word == to_text(kind);
    if (kind == RelationKind::partner && whole_kind) return says_the_same(one.kind, kind);
    return whole_kind ? one.kind == kind : relation_word(one.word) == word;
  };
  std::vector<PersonId> people;
  for (const KnownRelation& one : relations_of(tx, person)) {
    const bool is_new = std::ranges::find(people, one.person) == people.end();
    if (one.person && is_new && fits(one)) people.push_back(one.person);
  }
  return people;
}

}  // namespace wellmet::actions
