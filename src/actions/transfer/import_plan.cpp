#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "actions/derived.h"
#include "actions/people/people.h"
#include "actions/people/who.h"
#include "actions/transfer/import_card.h"
#include "actions/transfer/import_changes.h"
#include "actions/transfer/import_events.h"
#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "store/people/derived.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

vcard::Card card_in(const std::string& bytes) {
  vcard::Parsed parsed = vcard::parse(bytes);
  return parsed.cards.empty() ? vcard::new_card() : std::move(parsed.cards.front());
}

vcard::Card without_job(const vcard::Card& card) {
  vcard::Card rest = card;
  vcard::remove(rest, "ORG");
  vcard::remove(rest, "TITLE");
  return rest;
}

bool says_nothing_new(const RowMatch& match, const Said& now) {
  return match.from_source && match.all_keys_known &&
         std::ranges::all_of(now.card, [&](Fact f) { return match.before.has_on_card(f); }) &&
         std::ranges::all_of(now.story, [&](Fact f) { return match.before.has_in_story(f); });
}

std::size_t at(int place) { return static_cast<std::size_t>(place); }

}  // namespace

// A row, and as whom it speaks.
struct ImportPlanning::Voice {
  int row = 0;
  const RowMatch& match;
  const RowMatch& voice;
};

ImportPlanning::ImportPlanning(const Imported& imported, const ImportOptions& options,
                               LocalDate today)
    : imported_(imported), options_(options), hearing_(imported, today), today_(today) {}

void ImportPlanning::find_who_is_who(store::ReadTx& tx, const ProgressAt& progress) {
  Steps steps(progress, std::ssize(imported_.people));
  said_.reserve(imported_.people.size());
  matches_ = who_is_who(tx, imported_, said_, options_, steps);
  find_shared_keys();
  plan_.doubts = std::move(matches_.doubts);
  work_of_row_.assign(imported_.people.size(), -1);
  next_row_.assign(imported_.people.size(), -1);
  plan_.people.reserve(imported_.people.size());
  for (int row = 0; std::cmp_less(row, imported_.people.size()); ++row) plan_row(row);
  for (PlannedPerson& row : plan_.people)
    if (row.fate == Fate::left_removed)
      if (const auto known = store::find_person(tx, row.person)) row.name = known->name;
  find_names();
}

// The first row of the file that is the same person.
int ImportPlanning::root_of(int row) const {
  while (matches_.rows[at(row)].earlier >= 0) row = matches_.rows[at(row)].earlier;
  return row;
}

void ImportPlanning::plan_row(int row) {
  const int root = root_of(row);
  const RowMatch& match = matches_.rows[at(row)];
  const RowMatch& first = matches_.rows[at(root)];
  PlannedPerson planned{.place = row,
                        .line = imported_.people[at(row)].line,
                        .name = matches_.outlines[at(row)].name,
                        .person = first.person};
  bool speaks = true;
  if (first.removed) {
    planned.fate = Fate::left_removed;
    speaks = false;
  } else if (root != row) {
    planned.fate = Fate::joined;
    planned.earlier = root;
    speaks = !says_nothing_new(voice_of(row, root), said_[at(row)]);
  } else if (!first.person && imported_.people[at(row)].only_if_known) {
    planned.fate =
        imported_.people[at(row)].unnamed_if_unknown ? Fate::left_unnamed : Fate::left_unknown;
    if (const RowOutline& outline = matches_.outlines[at(row)];
        planned.name.empty() && !outline.emails.empty())
      planned.name = outline.emails.front();
    speaks = false;
  } else if (!first.person) {
    planned.fate = Fate::created;
  } else {
    planned.fate = Fate::unchanged;  // until all that its rows say has been heard
    speaks = !says_nothing_new(match, said_[at(row)]);
  }
  plan_.people.push_back(std::move(planned));
  if (!speaks) return;
  int& work = work_of_row_[at(root)];
  if (work < 0) {
    work = people();
    works_.push_back({root, row, row});
  } else {
    next_row_[at(std::exchange(works_[at(work)].last, row))] = row;
  }
  work_of_row_[at(row)] = work;
}

// A row that is known only by way of an earlier one speaks with the same voice.
const RowMatch& ImportPlanning::voice_of(int row, int root) const {
  return matches_.rows[at(matches_.rows[at(row)].person ? row : root)];
}

PersonWork ImportPlanning::hear(store::ReadTx& tx, int place) {
  static const RowMatch unknown;
  hearing_.listen_in(tx);
  const Work& rows = works_[at(place)];
  PersonWork work;
  begin_work(tx, work, rows.root);
  const bool gone = work.is_new && matches_.rows[at(rows.root)].person;
  if (gone) plan_.people[at(rows.root)].fate = Fate::created;
  const bool left_removed = work.fields.removed_at.has_value();
  if (left_removed) plan_.people[at(rows.root)].fate = Fate::left_removed;
  for (int row = rows.first; row >= 0 && !left_removed; row = next_row_[at(row)])
    hear_row(tx, place, work,
             {row, matches_.rows[at(row)], gone ? unknown : voice_of(row, rows.root)});
  find_through(tx, place, work);
  // What changes nothing here need not be remembered: it will change nothing again.
  if (!work.is_new && work.changes.empty() && !work.has_new_key) work.said.clear();
  note_outcome(place, work);
  return work;
}

// Others may have merged, removed or undone the person since they were found.
void ImportPlanning::begin_work(store::ReadTx& tx, PersonWork& work, int root) {
  work.name = matches_.outlines[at(root)].name;
  work.folded_name = matches_.outlines[at(root)].folded_name;
  if (const PersonId found = matches_.rows[at(root)].person) {
    work.person = standing_for(tx, found);
    const std::optional<Person> fields = store::find_person(tx, work.person);
    work.fields = fields.value_or(Person{});
    if (!fields) work.person = {};
  }
  work.is_new = !work.person;
}

void ImportPlanning::hear_row(store::ReadTx& tx, int place, PersonWork& work, const Voice& voice) {
  const ImportedPerson& row = imported_.people[at(voice.row)];
  vcard::Card unpacked;
  const StoryHearing::Row heard{voice.row,
                                row,
                                card_in(row, unpacked),
                                voice.voice.before,
                                said_[at(voice.row)],
                                voice.voice.from_source};
  if (work.is_new && work.row == nullptr) {
    give_card(work, heard, uids_.insert(row.source_key).second);
    work.index = at(voice.row) < matches_.cards.size() ? std::move(matches_.cards[at(voice.row)])
                                                       : index_card(heard.card);
    work.face = face_digest(heard.card);
  } else {
    hear_card(tx, work, heard);
  }
  hearing_.hear(place, work, heard);
  keep_said(work, voice);
}

// A card without bytes of its own, or whose UID someone else has, is written afresh.
void ImportPlanning::give_card(PersonWork& work, const StoryHearing::Row& heard, bool uid_is_free) {
  const ImportedPerson& row = heard.person;
  work.row = &row;
  work.fields.archived = work.fields.never_suggest = row.is_company;
  const bool has_uid = !row.source_key.empty() && !row.card_bytes.empty();
  if (has_uid && uid_is_free) {
    work.fields.uid = row.source_key;
    return;
  }
  work.fields.uid = new_uid();
  if (!row.card_bytes.empty() && !has_uid && !vcard::first(heard.card, "UID")) {
    work.card_bytes = with_uid(row.card_bytes, work.fields.uid);
    if (work.card_bytes.size() > row.card_bytes.size()) return;
    work.card_bytes.clear();
  }
  work.card = heard.card;
  vcard::put_text(*work.card, "UID", work.fields.uid);
}

void ImportPlanning::hear_card(store::ReadTx& tx, PersonWork& work,
                               const StoryHearing::Row& heard) {
  const vcard::Card mine = work.card      ? *work.card
                           : !work.is_new ? card_of(tx, work.person)
                                          : card_in(new_card_bytes(work));
  const bool old_job = hearing_.tells_of_a_former_job(work, heard);
  CardUpdate update =
      updated_card(mine, old_job ? without_job(heard.card) : heard.card, heard.before);
  if (!update.changed.empty()) {
    work.card = std::move(update.card);
    work.index.reset();
  }
  for (const std::string& word : update.changed) add_change(work, word);
  hearing_.note_differing(work, update.differing);
}

// Rows that share a key speak as one.
void ImportPlanning::find_shared_keys() {
  std::unordered_map<std::string_view, int> first_with;
  for (int row = 0; std::cmp_less(row, matches_.rows.size()); ++row) {
    for (const std::string& key : matches_.rows[at(row)].keys) {
      const auto [there, is_first] = first_with.emplace(key, row);
      if (is_first) continue;
      Said& all = shared_keys_.emplace(key, said_[at(there->second)]).first->second;
      std::vector<Fact> card;
      std::ranges::set_union(all.card, said_[at(row)].card, std::back_inserter(card));
      all.card = std::move(card);
      all.story = joined(said_[at(row)], all).story;
    }
  }
}

const Said& ImportPlanning::said_under(const std::string& key, int row) const {
  const auto shared = shared_keys_.find(key);
  return shared == shared_keys_.end() ? said_[at(row)] : shared->second;
}

void ImportPlanning::keep_said(PersonWork& work, const Voice& v) {
  const bool known = v.voice.from_source && v.voice.all_keys_known;
  for (const std::string& key : v.match.keys) {
    work.said.emplace(key, joined(v.voice.before, said_under(key, v.row)));
    work.has_new_key =
        work.has_new_key || !known || std::ranges::find(v.voice.keys, key) == v.voice.keys.end();
  }
}

// People whom the file names beside its own: they may stand in another row, or in the store.
void ImportPlanning::find_names() {
  constexpr int several = -2;
  for (int place = 0; place < people(); ++place) {
    const std::string& name = matches_.outlines[at(works_[at(place)].root)].folded_name;
    const auto [there, is_first] = by_name_.emplace(name, place);
    if (!is_first) there->second = several;
  }
}

std::pair<int, PersonId> ImportPlanning::who(store::ReadTx& tx, const std::string& name) {
  const std::string folded = join(folded_words(name), " ");
  const auto in_file = by_name_.find(folded);
  if (in_file != by_name_.end()) return {in_file->second, {}};
  const std::vector<PersonId> known = store::people_named(tx, folded);
  return {-1, known.size() == 1 ? known.front() : PersonId{}};
}

std::vector<InteractionWork> ImportPlanning::interactions(store::ReadTx& tx) {
  std::vector<InteractionWork> all = std::move(hearing_.interactions);
  std::ranges::stable_sort(all, {}, [](const InteractionWork& one) {
    return std::pair(one.people.front().row, one.number);
  });
  for (InteractionWork& one : all) {
    std::vector<std::string> unknown;
    for (const std::string& name : one.with) {
      const auto [place, person] = who(tx, name);
      const bool there =
          std::ranges::find(one.people, place, &InteractionWork::Seat::place) != one.people.end();
      if (place >= 0 && !there) one.people.push_back({.place = place});
      if (place < 0 && person) one.interaction.people.push_back(person);
      if (place < 0 && !person) unknown.push_back(name);
    }
    if (unknown.empty()) continue;
    std::string& note = one.interaction.note;
    if (!note.empty()) note += note.ends_with('.') ? " " : ". ";
    note += "With " + join(unknown, ", ");
  }
  plan_.told_anew = hearing_.retelling.settle(tx, imported_, all);
  return all;
}

// A meeting may have been taken away from somebody of whom the file says nothing else.
void ImportPlanning::note_told_anew() {
  std::set<PersonId> lost;
  for (const ChangedInteraction& one : plan_.told_anew) {
    plan_.interactions_changed += one.now == ChangedInteraction::Now::changed;
    plan_.interactions_removed += one.now == ChangedInteraction::Now::removed;
    if (one.now != ChangedInteraction::Now::kept)
      lost.insert(one.before.people.begin(), one.before.people.end());
  }
  for (PlannedPerson& row : plan_.people) {
    if (row.fate != Fate::unchanged || !lost.contains(row.person)) continue;
    row.fate = Fate::updated;
    row.changes = {"interaction"};
  }
}

void ImportPlanning::find_through(store::ReadTx& tx, int place, PersonWork& work) {
  if (work.through.empty()) return;
  const auto [in_file, person] = who(tx, work.through);
  if (!person && (in_file < 0 || in_file == place))
    return hearing_.add_note(work, {.text = "Met through " + work.through, .day = today_});
  work.fields.met.through = person;
  work.through_place = person ? -1 : in_file;
  work.fields_changed = true;
  add_change(work, "how you met");
}

void ImportPlanning::note_outcome(int place, PersonWork& work) {
  PlannedPerson& root = plan_.people[at(works_[at(place)].root)];
  if (root.fate == Fate::unchanged && !work.changes.empty()) {
    root.fate = Fate::updated;
    root.changes = std::move(work.changes);
  }
  if (!work.is_new && !work.fields.name.empty()) root.name = work.fields.name;
  plan_.follow_ups += static_cast<int>(work.follow_ups.size());
  only_keys_ = only_keys_ || !work.said.empty();
}

PersonId ImportPlanning::person_of_row(int row, const std::vector<PersonId>& became) const {
  const int place = work_of_row_[at(row)];
  return std::cmp_less(place, became.size()) && place >= 0 ? became[at(place)]
                                                           : plan_.people[at(row)].person;
}

ImportPlan ImportPlanning::finished(const std::vector<PersonId>& became) {
  for (PlannedPerson& row : plan_.people) row.person = person_of_row(row.place, became);
  note_told_anew();
  for (const PlannedPerson& row : plan_.people) {
    plan_.created += row.fate == Fate::created;
    plan_.updated += row.fate == Fate::updated;
    plan_.unchanged += row.fate == Fate::unchanged;
    plan_.joined += row.fate == Fate::joined;
    plan_.left_unknown += row.fate == Fate::left_unknown;
    plan_.left_unnamed += row.fate == Fate::left_unnamed;
    plan_.left_removed += row.fate == Fate::left_removed;
  }
  plan_.job_changes = std::move(hearing_.job_changes);
  int last = -1;
  for (Doubt& doubt : plan_.doubts) {
    plan_.maybe_same += std::exchange(last, doubt.place) != doubt.place;
    if (became.empty()) continue;
    doubt.became = plan_.people[at(doubt.place)].person;
    if (doubt.earlier >= 0) doubt.person = plan_.people[at(doubt.earlier)].person;
  }
  plan_.only_keys = plan_.created == 0 && plan_.updated == 0 && only_keys_;
  return std::move(plan_);
}

ImportPlan preview(store::ReadTx& tx, const Imported& imported, const ImportOptions& options,
                   LocalDate today) {
  ImportPlanning planning(imported, options, today);
  planning.find_who_is_who(tx, part_of(options.progress, 0, 67));
  const ProgressAt rest = part_of(options.progress, 67, 100);
  Steps steps(rest, planning.people());
  for (int place = 0; place < planning.people(); ++place) {
    planning.hear(tx, place);
    steps.step();
  }
  const auto interactions = static_cast<int>(
      std::ranges::count(planning.interactions(tx), false, &InteractionWork::has_new_key));
  ImportPlan plan = planning.finished({});
  plan.interactions = interactions;
  count(plan_events(tx, imported, today), plan);
  return plan;
}

}  // namespace wellmet::actions
