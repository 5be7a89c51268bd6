#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/import_work.h"
#include "actions/people.h"
#include "base/text.h"
#include "formats/vcard/write.h"
#include "store/deeds.h"
#include "store/follow_ups.h"
#include "store/interactions.h"
#include "store/notes.h"
#include "store/people.h"
#include "store/settings.h"

namespace wellmet::actions {
namespace {

void write_person(Deed& deed, PersonWork& work) {
  store::WriteTx& tx = deed.tx;
  if (work.is_new) {
    work.person = store::insert_person(tx, work.fields);
    work.fields.id = work.person;
    store::insert_card(tx, work.person,
                       work.card ? vcard::write(*work.card) : new_card_bytes(work));
    if (work.index) deed.know(work.person, {std::move(*work.index), face_digest(work.row->card)});
    return;
  }
  if (work.fields_changed) store::update_person(tx, work.fields);
  if (work.card) store::put_card(tx, work.person, vcard::write(*work.card));
}

template <class Rows, class Insert>
void insert_all(Rows& rows, PersonId person, Insert insert) {
  for (auto& row : rows) {
    row.person = person;
    insert(row);
  }
}

void write_story(store::WriteTx& tx, PersonWork& work, const std::string& source) {
  const PersonId person = work.person;
  for (const Position& over : work.former) store::update_position(tx, over);
  insert_all(work.positions, person, [&](const Position& p) { store::insert_position(tx, p); });
  insert_all(work.notes, person, [&](const Note& n) { store::insert_note(tx, n); });
  insert_all(work.dates, person, [&](const ImportantDate& d) { store::insert_date(tx, d); });
  insert_all(work.follow_ups, person, [&](const FollowUp& f) { store::insert_follow_up(tx, f); });
  for (const Interest& interest : work.interests) store::give_interest(tx, person, interest);
  for (const auto& [key, said] : work.said)
    store::put_source(tx, {person, source, key, to_text(said)});
}

// What points from one person of the file to another.
void write_ties(store::WriteTx& tx, ImportWork& work) {
  for (PersonWork& one : work.people) {
    if (one.through_place < 0) continue;
    one.fields.met.through = work.people[static_cast<std::size_t>(one.through_place)].person;
    store::update_person(tx, one.fields);
  }
  for (InteractionWork& one : work.interactions) {
    for (int place : one.people)
      one.interaction.people.push_back(work.people[static_cast<std::size_t>(place)].person);
    store::insert_interaction(tx, one.interaction);
  }
}

// The person that a row became, for the report and for what was answered.
void name_people(ImportWork& work) {
  ImportPlan& plan = work.plan;
  for (PlannedPerson& row : plan.people) {
    const int place = work.work_of_row[static_cast<std::size_t>(row.place)];
    if (place >= 0) row.person = work.people[static_cast<std::size_t>(place)].person;
  }
  const auto person_at = [&](int place) {
    return plan.people[static_cast<std::size_t>(place)].person;
  };
  for (Doubt& doubt : plan.doubts) {
    doubt.became = person_at(doubt.place);
    if (doubt.earlier >= 0) doubt.person = person_at(doubt.earlier);
  }
  for (Matches::NotSame& pair : work.not_same) {
    if (pair.earlier >= 0) pair.person = person_at(pair.earlier);
  }
}

std::string people_counted(int count) {
  return count == 1 ? std::string("1 person") : fmt::format("{} people", count);
}

std::string deed_name(const ImportPlan& plan, const std::string& kind, const ImportOptions& given) {
  std::string from = source_in_words(kind);
  if (!given.file_name.empty()) from += fmt::format(" ({})", given.file_name);
  if (plan.created > 0 && plan.updated > 0)
    return fmt::format("brought in {} and updated {} from {}", people_counted(plan.created),
                       plan.updated, from);
  if (plan.created > 0)
    return fmt::format("brought in {} from {}", people_counted(plan.created), from);
  if (plan.updated > 0)
    return fmt::format("updated {} from {}", people_counted(plan.updated), from);
  if (plan.only_keys) return fmt::format("recognised the people of {}", from);
  return fmt::format("remembered the columns of {}", from);
}

void write_all(Deed& deed, ImportWork& work, const Imported& imported, const ProgressAt& progress,
               LocalDate today) {
  store::WriteTx& tx = deed.tx;
  Steps steps(progress, std::ssize(work.people));
  for (PersonWork& one : work.people) {
    write_person(deed, one);
    write_story(tx, one, imported.kind);
    steps.step();
  }
  write_ties(tx, work);
  name_people(work);
  for (const Matches::NotSame& pair : work.not_same) {
    const PersonId row = work.plan.people[static_cast<std::size_t>(pair.place)].person;
    if (row && pair.person && row != pair.person)
      store::put_pair_answer(tx, row, pair.person, store::PairAnswer::not_same, today);
  }
}

const std::vector<std::string>& import_names() {
  static const std::vector<std::string> names = {"brought in ", "updated ",
                                                 "recognised the people of "};
  return names;
}

}  // namespace

std::vector<store::Deed> past_imports(store::ReadTx& tx, int limit) {
  return store::deeds_named(tx, import_names(), limit);
}

bool is_import(const store::Deed& deed) {
  return std::ranges::any_of(import_names(),
                             [&](const std::string& name) { return deed.name.starts_with(name); });
}

std::string source_in_words(const std::string& kind) {
  if (kind == "vcard") return "vCard";
  if (kind == "google") return "Google Contacts";
  if (kind == "linkedin") return "LinkedIn";
  if (kind == "outlook") return "Outlook";
  return kind == "tracker" ? "a sheet" : kind;
}

BroughtIn bring_in(const App& app, const Imported& imported, const ImportOptions& options) {
  Deed deed(app, "brought in people");
  // The shares of the way as 10 000 people take them; most of it is deriving.
  ImportWork work =
      planned(deed.tx, imported, options, app.today(), part_of(options.progress, 0, 15));
  write_all(deed, work, imported, part_of(options.progress, 15, 40), app.today());
  if (!options.mapping.empty())
    store::remember_mapping(deed.tx, options.header_signature, options.mapping);
  BroughtIn done{.plan = std::move(work.plan)};
  done.deed_name = deed_name(done.plan, imported.kind, options);
  deed.tx.rename(done.deed_name);
  const DeedId id = deed.id();
  if (deed.commit(part_of(options.progress, 40, 100))) done.deed = id;
  return done;
}

}  // namespace wellmet::actions
