// Two cards and two stories become one. Nothing is lost: what several may stand side by side (mail
// addresses, telephones) is joined, what only one can be gives way by a rule or by the user's
// choice and is kept in a note.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "actions/deed.h"
#include "actions/people/card_edit.h"
#include "actions/people/duplicates.h"
#include "actions/people/people.h"
#include "actions/photos/photos.h"
#include "actions/relations/relations.h"
#include "actions/story/merge_story.h"
#include "base/error.h"
#include "base/text.h"
#include "formats/vcard/photo.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "model/card.h"
#include "model/cards/days.h"
#include "model/cards/relations.h"
#include "model/relations/relation.h"
#include "store/people/merge.h"
#include "store/people/people.h"
#include "store/relations/relations.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

using vcard::Card;
using vcard::Property;

// Properties of which a card has one (RFC 6350 cardinality *1, and what address books show once).
constexpr std::array<std::string_view, 13> single_names = {
    "FN",    "N",    "BDAY", "ANNIVERSARY", "GENDER",   "ORG",          "TITLE",
    "PHOTO", "NOTE", "ROLE", "PRONOUNS",    "NICKNAME", "X-ANNIVERSARY"};
// Properties that say who the card is, not who the person is.
constexpr std::array<std::string_view, 6> own_names = {"UID",    "VERSION",  "REV",
                                                       "PRODID", "X-PRODID", "CLIENTPIDMAP"};

struct Spoken {
  std::string_view word;
  std::string_view property;
};
constexpr std::array<Spoken, 8> spoken_names = {{{"name", "FN"},
                                                 {"birthday", "BDAY"},
                                                 {"photo", "PHOTO"},
                                                 {"title", "TITLE"},
                                                 {"organisation", "ORG"},
                                                 {"note", "NOTE"},
                                                 {"nickname", "NICKNAME"},
                                                 {"gender", "GENDER"}}};

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  }
  return out;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

std::vector<std::string> property_names(const std::vector<std::string>& given) {
  std::vector<std::string> names;
  for (const std::string& word : given) {
    const std::string lower = to_lower_ascii(word);
    const auto known = std::ranges::find(spoken_names, lower, &Spoken::word);
    names.push_back(known != spoken_names.end() ? std::string(known->property) : upper(word));
    if (names.back() == "FN") names.emplace_back("N");
  }
  return names;
}

std::string comparable_value(const Property& property, vcard::Version version) {
  const std::string text = vcard::text_of(property, version);
  if (vcard::is(property, "TEL")) return phone_digits(text);
  return to_lower_ascii(trim(text));
}

bool has_value(const Card& card, const Property& wanted, vcard::Version version) {
  for (const Property* property : vcard::all(card, wanted.name)) {
    if (comparable_value(*property, card.version) == comparable_value(wanted, version)) return true;
  }
  return false;
}

Property* first_of(Card& card, std::string_view name) {
  for (Property& property : card.properties) {
    if (vcard::is(property, name)) return &property;
  }
  return nullptr;
}

std::string shown_value(const Property& property, vcard::Version version) {
  constexpr std::size_t longest = 200;
  if (vcard::is(property, "PHOTO")) return "a photo";
  if (day_said_by(property) != CardDay::none)
    return to_words(day_on_card(vcard::text_of(property, version)));
  const std::string text = vcard::text_of(property, version);
  return text.size() > longest ? text.substr(0, longest) + "…" : text;
}

// A group name of the second card must not mix with the same one of the first.
std::string fresh_group(const Card& card, const std::string& group) {
  if (group.empty()) return group;
  const auto taken = [&](const std::string& name) {
    return std::ranges::any_of(card.properties, [&](const Property& p) {
      return equal_ignoring_ascii_case(p.group, name);
    });
  };
  std::string name = group;
  for (int i = 1; taken(name); ++i) name = fmt::format("{}m{}", group, i);
  return name;
}

class Joining {
 public:
  Joining(const Card& first, const Card& second, std::vector<std::string> take)
      : second_(second), take_(std::move(take)), result_{first, {}} {}

  MergedCards all() {
    const Card before = result_.card;
    for (const Property& property : second_.properties) {
      if (!is_name_in_parts_of_the_other(before, property)) one(before, property);
    }
    drop_labels_of_nothing();
    keep_name_that_gave_way(before);
    if (taken("FN") && !vcard::first(second_, "N") && !same_name(before))
      std::erase_if(result_.card.properties, [](const Property& p) { return vcard::is(p, "N"); });
    return std::move(result_);
  }

 private:
  bool taken(std::string_view name) const { return std::ranges::find(take_, name) != take_.end(); }

  // Whoever was called so is still found so.
  void keep_name_that_gave_way(const Card& before) {
    const Card& other = taken("FN") ? before : second_;
    const Property* name = vcard::first(other, "FN");
    if (name == nullptr || same_name(before)) return;
    const std::string text(trim(vcard::text_of(*name, other.version)));
    const bool there =
        std::ranges::any_of(index_card(result_.card).nicknames,
                            [&](const std::string& one) { return fold(one) == fold(text); });
    if (!there && !text.empty()) add_nickname(result_.card, text);
  }

  bool same_name(const Card& first) const {
    const Property* mine = vcard::first(first, "FN");
    const Property* theirs = vcard::first(second_, "FN");
    return mine && theirs &&
           comparable_value(*mine, first.version) == comparable_value(*theirs, second_.version);
  }

  // N are the parts of FN: phones sort and show by it. A name that is kept gets no other's parts.
  bool is_name_in_parts_of_the_other(const Card& first, const Property& property) const {
    return vcard::is(property, "N") && !vcard::first(first, "N") && !taken("FN") &&
           vcard::first(first, "FN") && !same_name(first);
  }

  void one(const Card& before, const Property& property) {
    const std::string name = upper(property.name);
    if (among(own_names, name)) return;
    // Two relations with one name are two when their words or whom they point to differ.
    const bool relation = says_a_relation(property);
    if (relation && says_known_relations(property)) return;
    if (!relation && has_value(result_.card, property, second_.version) && name != "X-ABLABEL")
      return;
    Property* mine = among(single_names, name) ? first_of(result_.card, name) : nullptr;
    if (mine) {
      choose(*mine, property, name);
    } else {
      Property added = property;
      if (!added.group.empty()) added.group = group_for(before, added.group);
      added.line = 0;
      result_.card.properties.push_back(std::move(added));
    }
  }

  bool says_known_relations(const Property& property) const {
    CardIndex theirs;
    add_relation(second_, property, theirs);
    const std::vector<CardRelation> mine = index_card(result_.card).relations;
    return std::ranges::all_of(theirs.relations, [&](const CardRelation& one) {
      return std::ranges::any_of(mine, [&](const CardRelation& known) {
        return fold(known.value) == fold(one.value) &&
               relation_word(known.label) == relation_word(one.label) &&
               (one.uid.empty() || equal_ignoring_ascii_case(known.uid, one.uid));
      });
    });
  }

  // Of what the other card had too.
  void drop_labels_of_nothing() {
    for (const auto& [old_name, group] : groups_) {
      const auto is_in = [&](const Property& p) {
        return equal_ignoring_ascii_case(p.group, group);
      };
      const bool says_something = std::ranges::any_of(
          result_.card.properties,
          [&](const Property& p) { return is_in(p) && !vcard::is(p, "X-ABLABEL"); });
      if (!says_something) std::erase_if(result_.card.properties, is_in);
    }
  }

  // A day without its year and the same day with it do not differ: the one that says more stays.
  bool settle_day(Property& mine, const Property& theirs) {
    if (day_said_by(theirs) == CardDay::none) return false;
    const PartialDate my_day = day_on_card(result_.card, mine);
    const PartialDate their_day = day_on_card(second_, theirs);
    if (!tells_as_much(my_day, their_day) && !tells_as_much(their_day, my_day)) return false;
    if (!tells_as_much(my_day, their_day)) {
      mine.value = theirs.value;
      mine.parameters = theirs.parameters;
    }
    return true;
  }

  void choose(Property& mine, const Property& theirs, const std::string& name) {
    if (settle_day(mine, theirs)) return;
    const bool take = taken(name);
    const std::string my_value = shown_value(mine, result_.card.version);
    const std::string their_value = shown_value(theirs, second_.version);
    result_.choices.push_back({name, take ? their_value : my_value, take ? my_value : their_value});
    if (!take) return;
    mine.value = theirs.value;
    mine.parameters = theirs.parameters;
  }

  std::string group_for(const Card& before, const std::string& group) {
    for (const auto& [old_name, new_name] : groups_) {
      if (old_name == group) return new_name;
    }
    groups_.emplace_back(group, fresh_group(before, group));
    return groups_.back().second;
  }

  const Card& second_;
  std::vector<std::string> take_;
  MergedCards result_;
  std::vector<std::pair<std::string, std::string>> groups_;
};

MergedCards joined(store::ReadTx& tx, const Merge& merge) {
  const Card keep = card_of(tx, merge.keep);
  const Card join = vcard::convert(card_of(tx, merge.join), keep.version);
  MergedCards cards = merged_cards(keep, join, merge.take_from_joined);
  // What the two were to each other, one is not to oneself.
  std::vector<PersonId> both = store::with_those_merged(tx, merge.keep);
  for (const PersonId one : store::with_those_merged(tx, merge.join)) both.push_back(one);
  const std::vector<std::string> uids = store::uids_of(tx, both);
  remove_relations(cards.card, [&](const CardRelation& r) { return points_to(r, uids); });
  return cards;
}

Person joined_story(const Person& keep, const Person& join) {
  Person result = keep;
  if (result.met.on.empty()) result.met.on = join.met.on;
  if (result.met.where.empty()) result.met.where = join.met.where;
  if (result.met.how.empty()) result.met.how = join.met.how;
  if (result.met.through == join.id) result.met.through = {};
  if (!result.met.through && join.met.through != keep.id) result.met.through = join.met.through;
  for (RelationshipWord word : join.words) {
    if (std::ranges::find(result.words, word) == result.words.end()) result.words.push_back(word);
  }
  if (result.wished_cadence_days == 0) result.wished_cadence_days = join.wished_cadence_days;
  result.never_suggest = keep.never_suggest || join.never_suggest;
  return result;
}

std::string how_met_in_words(const HowMet& met) {
  std::vector<std::string> parts;
  if (!met.how.empty()) parts.push_back(met.how);
  if (!met.where.empty()) parts.push_back(met.where);
  if (!met.on.empty()) parts.push_back(to_words(met.on));
  return join(parts, ", ");
}

std::string what_gave_way(const MergedCards& cards, const Person& keep, const Person& join,
                          std::vector<std::string> of_the_story) {
  std::vector<std::string> lines = std::move(of_the_story);
  for (const FieldChoice& choice : cards.choices)
    lines.push_back(fmt::format("{}: {}", choice.name, choice.other));
  const std::string met = how_met_in_words(join.met);
  if (!met.empty() && !keep.met.empty() && !(keep.met == join.met)) lines.push_back("met: " + met);
  return wellmet::join(lines, "; ");
}

// Of two faces one gives way: it stays as a photo. A picture that can’t be read is in the note.
void keep_face_that_gave_way(const App& app, store::WriteTx& tx, const Merge& merge,
                             const Card& joined) {
  const auto now = vcard::inline_photo(joined);
  for (const PersonId person : {merge.keep, merge.join}) {
    const auto face = vcard::inline_photo(card_of(tx, person));
    if (!face || face == now) continue;
    try {
      keep_photo(app, tx, *face, {.person = merge.keep});
    } catch (const Error& fault) {
      if (fault.kind() != ErrorKind::refused && fault.kind() != ErrorKind::unavailable) throw;
    }
  }
}

Person present(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person || person->removed_at)
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  return *person;
}

// Through one of the two you met somebody who introduced you to the other: one of them is wrong.
void drop_introduction_in_a_circle(store::WriteTx& tx, PersonId kept) {
  Person merged = present(tx, kept);
  if (!was_met_by_way_of(tx, merged.met.through, kept)) return;
  merged.met.through = {};
  store::update_person(tx, merged);
}

}  // namespace

MergedCards merged_cards(const Card& first, const Card& second,
                         const std::vector<std::string>& take_from_second) {
  return Joining(first, second, property_names(take_from_second)).all();
}

std::vector<FieldChoice> merge_choices(store::ReadTx& tx, const Merge& merge) {
  return joined(tx, merge).choices;
}

PersonId kept_of(store::ReadTx& tx, PersonId a, PersonId b) {
  if (store::owner(tx) == b) return b;
  if (store::owner(tx) == a) return a;
  int days_a = 0, days_b = 0;
  for (const store::PersonLine& line : store::people_lines(tx, {a, b}))
    (line.id == a ? days_a : days_b) = line.contact_days;
  if (days_a != days_b) return days_a > days_b ? a : b;
  return std::min(a, b);
}

DeedId merge_people(const App& app, const Merge& merge) {
  if (merge.keep == merge.join)
    throw Error(ErrorKind::refused, "These are one and the same person already.");
  Deed deed(app, DeedKind::merge, "merged two people");
  const Person keep = present(deed.tx, merge.keep);
  const Person join = present(deed.tx, merge.join);
  if (join.is_owner) throw Error(ErrorKind::refused, "You can’t be merged into somebody else.");
  deed.tx.rename(fmt::format("merged {} into {}", join.name, keep.name));
  const MergedCards cards = joined(deed.tx, merge);
  keep_face_that_gave_way(app, deed.tx, merge, cards.card);
  save_card(deed.tx, merge.keep, cards.card);
  store::update_person(deed.tx, joined_story(keep, join));
  const std::string gave_way =
      what_gave_way(cards, keep, join, settle_stories(deed.tx, keep, join, app.today()));
  store::move_story(deed.tx, merge.join, merge.keep);
  if (!gave_way.empty())
    store::insert_note(deed.tx,
                       {.person = merge.keep,
                        .kind = NoteKind::note,
                        .text = fmt::format("Before merging with {}: {}", join.name, gave_way),
                        .day = app.today(),
                        .source = "merge"});
  store::set_removed(deed.tx, merge.join, deed.tx.now());
  store::set_merged_into(deed.tx, merge.join, merge.keep);
  drop_introduction_in_a_circle(deed.tx, merge.keep);
  // Those who pointed to the other one name the one who is kept.
  rename_in_relations(deed.tx, merge.keep);
  return deed.commit();
}

}  // namespace wellmet::actions
