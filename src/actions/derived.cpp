// What is derived from what: the card gives the index, the values to find people by, the calendar
// and half of the search document; interests, positions and how-we-met the other half; contact days
// and wishes the rhythm; notes, interactions, follow-ups and
// things to pass on their texts.
#include "actions/derived.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <span>

#include "base/secret.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/photo.h"
#include "judgement/notice.h"
#include "language/names/who.h"
#include "model/card.h"
#include "store/access/settings.h"
#include "store/giving/resources.h"
#include "store/people/people.h"
#include "store/relations/relations.h"
#include "store/search/search.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

using namespace store;

// A day that never comes: a wish has no end, so the silence is never "too long" for it.
constexpr LocalDate never{2'000'000};

// Where somebody works now, and the groups on the card, as words to narrow a list by.
void add_companies_and_circles(const std::vector<Position>& positions, const CardIndex& card,
                               std::vector<CardValueRow>& values) {
  const auto add = [&](const char* kind, const std::string& text) {
    const std::string key = join(folded_words(text), " ");
    if (!key.empty()) values.push_back({kind, text, "", key});
  };
  add("company", card.organisation);
  for (const Position& position : positions) {
    if (position.current && position.organisation != card.organisation)
      add("company", position.organisation);
  }
  for (const std::string& category : card.categories) add("circle", category);
}

std::vector<CardValueRow> values_of(const std::vector<Position>& positions, const CardIndex& card) {
  std::vector<CardValueRow> values;
  for (const CardValue& v : card.emails)
    values.push_back({"email", v.value, v.label, to_lower_ascii(v.value)});
  for (const CardValue& v : card.phones)
    values.push_back({"phone", v.value, v.label, phone_digits(v.value)});
  for (const CardValue& v : card.urls)
    values.push_back({"url", v.value, v.label, to_lower_ascii(v.value)});
  for (const std::string& nickname : card.nicknames)
    values.push_back({"nickname", nickname, "", fold(nickname)});
  for (const CardIndex::Address& a : card.addresses) {
    if (!a.city.empty()) values.push_back({"city", a.city, "", fold(a.city)});
  }
  add_companies_and_circles(positions, card, values);
  for (const CardRelation& relation : card.relations)
    values.push_back(store::relation_value(relation));
  return values;
}

// Of the first address that has it; "" when none has.
std::string first_of(const CardIndex& card, std::string CardIndex::Address::* part) {
  for (const CardIndex::Address& address : card.addresses) {
    if (!(address.*part).empty()) return address.*part;
  }
  return {};
}

void add_day(std::vector<CalendarRow>& rows, PersonId person, const std::string& label,
             const PartialDate& date) {
  if (date.month == 0 || date.day == 0) return;
  rows.push_back({person, label, to_text(date), date.month * 100 + date.day});
}

// What the story says of people, beside their cards.
struct Stories {
  OfPeople<Interest> interests;
  OfPeople<Position> positions;
  OfPeople<ImportantDate> dates;
};

Stories stories_of(ReadTx& tx, const std::vector<PersonId>& people) {
  return {interests_of(tx, people), positions_of(tx, people), dates_of(tx, people)};
}

// What one of them has: nothing, as most.
template <class Thing>
const std::vector<Thing>& of(const OfPeople<Thing>& all, PersonId person) {
  static const std::vector<Thing> none;
  const auto found = all.find(person);
  return found == all.end() ? none : found->second;
}

std::vector<CalendarRow> calendar_of(const Person& person, const CardIndex& card,
                                     const Stories& stories) {
  std::vector<CalendarRow> rows;
  add_day(rows, person.id, "birthday", card.birthday);
  for (const ImportantDate& date : card.dates) add_day(rows, person.id, date.label, date.date);
  for (const ImportantDate& date : of(stories.dates, person.id))
    add_day(rows, person.id, date.label, date.date);
  if (person.met.on.is_full()) add_day(rows, person.id, "met", person.met.on);
  return rows;
}

std::string words(std::string_view text) { return join(folded_words(text), " "); }

std::string names_to_search(const CardIndex& card) {
  return join(language::index_words(card.name, card.nicknames), " ");
}

std::string other_to_search(const Person& person, const CardIndex& card, const Stories& stories) {
  std::string text = card.all_text;
  for (const Interest& interest : of(stories.interests, person.id))
    text += "\n" + interest.name + " " + interest.detail;
  for (const Position& position : of(stories.positions, person.id))
    text += "\n" + position.title + " " + position.organisation;
  text += "\n" + person.met.where + " " + person.met.how;
  return words(text);
}

int listed(const Person& person) {
  if (person.is_owner) return 0;
  if (person.removed_at) return 3;
  return person.archived ? 2 : 1;
}

// What is to be searched for on a person; both empty: forget them.
struct SearchWords {
  PersonId person = {};
  std::string names = {};
  std::string other = {};
  bool death_is_new = false;  // or taken back: the rhythm of the dead names no silence
};

CardReading read_card(ReadTx& tx, PersonId person) {
  const vcard::Parsed parsed = vcard::parse(card_bytes(tx, person));
  if (parsed.cards.empty()) return {};
  return {index_card(parsed.cards.front()), face_digest(parsed.cards.front())};
}

// What is derived of a person.
struct Derived {
  PersonIndexRow index = {};  // nobody's when they are gone
  std::vector<CardValueRow> values = {};
  std::vector<CalendarRow> calendar = {};
  SearchWords words = {};
};

Derived derived_of(const Person& person, const CardReading& reading, const Stories& stories) {
  const PersonId id = person.id;
  const CardIndex& card = reading.index;
  return {.index = {.person = id,
                    .listed = listed(person),
                    .name = card.name,
                    .folded = words(card.name),
                    .sort_key = sort_key(card.name),
                    .given = card.given,
                    .family = card.family,
                    .organisation = card.organisation,
                    .title = card.title,
                    .pronouns = card.pronouns,
                    .birthday = to_text(card.birthday),
                    .city = card.addresses.empty() ? "" : card.addresses.front().city,
                    .street = first_of(card, &CardIndex::Address::street),
                    .postcode = first_of(card, &CardIndex::Address::postcode),
                    .face = reading.face,
                    .died = card.died},
          .values = values_of(of(stories.positions, id), card),
          .calendar = calendar_of(person, card, stories),
          .words = {id, names_to_search(card), other_to_search(person, card, stories),
                    person.died != card.died}};
}

// Null when they are not among them, who are in the order of their ids.
const Person* among(const std::vector<Person>& people, PersonId id) {
  const auto found = std::ranges::lower_bound(people, id, {}, &Person::id);
  return found == people.end() || found->id != id ? nullptr : &*found;
}

// In the order of the ids; of those that are gone that nothing is to be found.
std::vector<Derived> derived_of(ReadTx& tx, const std::vector<PersonId>& ids,
                                const KnownCards& known, Steps& steps) {
  const Stories stories = stories_of(tx, ids);
  const std::vector<Person> people = find_people(tx, ids);
  std::vector<Derived> all;
  for (const PersonId id : ids) {
    steps.step();
    const Person* person = among(people, id);
    if (!person) {
      all.push_back({.words = {.person = id}});
      continue;
    }
    const auto reading = known.find(id);
    all.push_back(
        derived_of(*person, reading == known.end() ? read_card(tx, id) : reading->second, stories));
  }
  return all;
}

void write(WriteTx& tx, const Derived& derived, Earlier earlier) {
  const PersonId id = derived.index.person;
  if (!id) return;
  put_person_index(tx, derived.index, earlier);
  put_card_values(tx, id, derived.values, earlier);
  put_calendar(tx, id, derived.calendar, earlier);
}

// All is read before any of it is written: a server is told of many rows at once, and only as long
// as nothing is asked of it in between (store/db/gathered_inserts.h).
std::vector<SearchWords> derive_some(WriteTx& tx, std::span<const PersonId> people,
                                     const KnownCards& known, Earlier earlier, Steps& steps) {
  std::vector<SearchWords> found;
  for (Derived& derived : derived_of(tx, {people.begin(), people.end()}, known, steps)) {
    write(tx, derived, earlier);
    found.push_back(std::move(derived.words));
  }
  return found;
}

// The words apart from the rest: a write that may fail half-way (an update with triggers) makes
// FTS5 write out what it has gathered, so that indexing each person in turn costs three times as
// much. The answer is whose rhythm is to be derived besides.
std::vector<PersonId> derive_people(WriteTx& tx, std::span<const PersonId> people,
                                    const KnownCards& known, Earlier earlier, Steps& steps) {
  std::vector<PersonId> rhythms;
  constexpr std::size_t indexed_at_once = 20'000;
  constexpr std::size_t derived_at_once = 500;
  while (!people.empty()) {
    std::vector<SearchWords> found;
    while (!people.empty() && found.size() < indexed_at_once) {
      const auto some = people.first(std::min(people.size(), derived_at_once));
      people = people.subspan(some.size());
      std::ranges::move(derive_some(tx, some, known, earlier, steps), std::back_inserter(found));
    }
    for (const SearchWords& w : found) {
      index_person(tx, w.person, w.names, w.other, earlier);
      if (w.death_is_new) rhythms.push_back(w.person);
      steps.step();
    }
  }
  return rhythms;
}

// From which day on a silence may be named: nothing for those who are never to be suggested.
std::optional<LocalDate> nudge_from(const Person& person, LocalDate quiet_from) {
  if (person.never_suggest || person.archived || person.removed_at || !person.died.empty())
    return std::nullopt;
  return std::max(quiet_from, person.quiet_until.value_or(quiet_from));
}

RhythmRow rhythm_row(const Person& person, const RhythmState& state) {
  RhythmRow row{.person = person.id,
                .first_day = state.first_day,
                .last_day = state.last_day,
                .s = state.s,
                .w = state.w,
                .contact_days = state.contact_days,
                .gone_from = dormant_from(state),
                .steady_s = state.steady_s,
                .steady_w = state.steady_w};
  row.quiet_from = named_from(state).value_or(row.gone_from);
  if (person.wished_cadence_days > 0) {
    row.quiet_from = state.last_day + person.wished_cadence_days + 1;
    row.gone_from = never;
  }
  row.nudge_from = nudge_from(person, row.quiet_from);
  std::ranges::copy_if(state.recent, std::back_inserter(row.recent_gaps),
                       [](int gap) { return gap > 0; });
  return row;
}

void derive_rhythm(WriteTx& tx, PersonId id, const Person* person) {
  const std::vector<LocalDate> days = person ? contact_days_of(tx, id) : std::vector<LocalDate>{};
  if (days.empty() || person->is_owner) {
    drop_rhythm(tx, id);
    return;
  }
  RhythmRow row = rhythm_row(*person, state_of(days));
  if (const std::optional<RhythmRow> before = find_rhythm(tx, id))
    row.nudged_on = before->nudged_on;
  put_rhythm(tx, row);
}

void derive_rhythms(WriteTx& tx, std::span<const PersonId> people, Steps& steps) {
  constexpr std::size_t read_at_once = 500;
  while (!people.empty()) {
    const auto some = people.first(std::min(people.size(), read_at_once));
    people = people.subspan(some.size());
    const std::vector<Person> found = find_people(tx, {some.begin(), some.end()});
    for (const PersonId id : some) {
      derive_rhythm(tx, id, among(found, id));
      steps.step();
    }
  }
}

using Texts = std::map<std::int64_t, std::string>;  // by id

template <class Id>
std::vector<Id> as_ids(std::span<const std::int64_t> numbers) {
  std::vector<Id> ids;
  for (const std::int64_t number : numbers) ids.push_back({number});
  return ids;
}

// By its number, too, so that there is always a text.
std::string resource_to_search(ReadTx& tx, std::int64_t id) {
  const std::optional<Resource> r = find_resource(tx, ResourceId{id});
  if (!r) return "";
  std::vector<std::string> parts = {fmt::format("r{}", id), r->about, r->link,
                                    words_of_link(r->link), r->text,  r->post};
  for (const auto& [resource, file] : file_names(tx, {r->id})) parts.push_back(file);
  return words(join(parts, "\n"));
}

// What is searched of these rows, by the kind that store/db/tables.cpp gives their table; those
// that are gone have none.
Texts texts_to_search(ReadTx& tx, std::string_view kind, std::span<const std::int64_t> ids) {
  Texts texts;
  if (kind == "note") {
    for (const Note& n : find_notes(tx, as_ids<NoteId>(ids)))
      texts[n.id.value] = words(n.text + " " + n.outcome);
  } else if (kind == "interaction") {
    for (const Interaction& i : find_interactions(tx, as_ids<InteractionId>(ids)))
      texts[i.id.value] = words(to_text(i.kind) + " " + i.setting + " " + i.place + " " + i.note);
  } else if (kind == "resource") {
    for (const std::int64_t id : ids)
      if (std::string text = resource_to_search(tx, id); !text.empty()) texts[id] = text;
  } else {
    assert(kind == "follow_up");
    for (const FollowUp& f : find_follow_ups(tx, as_ids<FollowUpId>(ids)))
      texts[f.id.value] = words(to_text(f.kind) + " " + f.text);
  }
  return texts;
}

void derive_texts(WriteTx& tx, std::string_view kind, std::span<const std::int64_t> ids,
                  Steps& steps) {
  constexpr std::size_t read_at_once = 500;
  while (!ids.empty()) {
    const auto some = ids.first(std::min(ids.size(), read_at_once));
    ids = ids.subspan(some.size());
    const Texts texts = texts_to_search(tx, kind, some);
    for (const std::int64_t id : some) {
      const auto text = texts.find(id);
      index_text(tx, kind, id, text == texts.end() ? "" : text->second);
      steps.step();
    }
  }
}

std::int64_t steps_of(const StaleRows& stale) {
  std::int64_t steps =
      std::ssize(stale.people) * 2 + std::ssize(stale.new_people) * 2 + std::ssize(stale.rhythms);
  for (const auto& [kind, ids] : stale.texts) steps += std::ssize(ids);
  return steps;
}

}  // namespace

// Names the picture on the card; it is looked at only when someone wants to see it.
std::string face_digest(const vcard::Card& card) {
  const auto photo = vcard::inline_photo(card);
  return photo ? sha256_hex(*photo) : "";
}

std::string text_to_search(ReadTx& tx, std::string_view kind, std::int64_t id) {
  Texts texts = texts_to_search(tx, kind, {&id, 1});
  return texts.contains(id) ? std::move(texts[id]) : "";
}

void derive(WriteTx& tx, const StaleRows& stale, const ProgressAt& progress,
            const KnownCards& known) {
  Steps steps(progress, steps_of(stale));
  const std::vector<PersonId> also =
      derive_people(tx, stale.people, known, Earlier::perhaps, steps);
  derive_people(tx, stale.new_people, known, Earlier::none, steps);
  derive_rhythms(tx, stale.rhythms, steps);
  const ProgressAt unsaid;
  Steps more(unsaid, 0);
  derive_rhythms(tx, also, more);
  for (const auto& [kind, ids] : stale.texts) derive_texts(tx, kind, ids, steps);
}

std::string words_to_search(ReadTx& tx, const Person& person, const CardIndex& card) {
  return names_to_search(card) + " " + other_to_search(person, card, stories_of(tx, {person.id}));
}

}  // namespace wellmet::actions
