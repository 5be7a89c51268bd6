#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>
#include <unordered_set>

#include "actions/broken_off.h"
#include "actions/deed.h"
#include "actions/people/people.h"
#include "actions/people/who.h"
#include "actions/relations/relations.h"
#include "actions/story/interactions.h"
#include "actions/transfer/import_changes.h"
#include "actions/transfer/import_events.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/vcard/write.h"
#include "importers/importer.h"
#include "store/access/settings.h"
#include "store/history/deeds.h"
#include "store/history/long_deed.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

void write_person(Deed& deed, PersonWork& work) {
  store::WriteTx& tx = deed.tx;
  if (work.is_new) {
    work.person = store::insert_person(tx, work.fields);
    work.fields.id = work.person;
    store::insert_card(tx, work.person,
                       work.card ? vcard::write(*work.card) : new_card_bytes(work));
    if (work.index) deed.know(work.person, {std::move(*work.index), std::move(work.face)});
    return;
  }
  if (work.fields_changed) store::update_person(tx, work.fields);
  if (work.card) save_card(tx, work.person, *work.card);
}

template <class Rows, class Insert>
void insert_all(Rows& rows, PersonId person, Insert insert) {
  for (auto& row : rows) {
    row.person = person;
    insert(row);
  }
}

void write_story(store::WriteTx& tx, PersonWork& work) {
  const PersonId person = work.person;
  for (const Position& over : work.former) store::update_position(tx, over);
  insert_all(work.positions, person, [&](const Position& p) { store::insert_position(tx, p); });
  insert_all(work.notes, person, [&](const Note& n) { store::insert_note(tx, n); });
  insert_all(work.dates, person, [&](const ImportantDate& d) { store::insert_date(tx, d); });
  insert_all(work.follow_ups, person, [&](const FollowUp& f) { store::insert_follow_up(tx, f); });
  for (const Interest& interest : work.interests) store::give_interest(tx, person, interest);
}

std::string source_and_file(const std::string& kind, const ImportOptions& given) {
  const std::string from = source_in_words(kind);
  return given.file_name.empty() ? from : fmt::format("{} ({})", from, given.file_name);
}

std::string deed_name(const ImportPlan& plan, const std::string& from) {
  if (plan.created > 0 && plan.updated > 0)
    return fmt::format("imported {} and updated {} from {}",
                       counted(plan.created, "person", "people"), plan.updated, from);
  if (plan.created > 0)
    return fmt::format("imported {} from {}", counted(plan.created, "person", "people"), from);
  if (plan.updated > 0)
    return fmt::format("updated {} from {}", counted(plan.updated, "person", "people"), from);
  if (plan.interactions_removed > 0)
    return fmt::format("removed {} that {} no longer has",
                       counted(plan.interactions_removed, "interaction", "interactions"), from);
  if (plan.changes_events())
    return fmt::format(
        "imported {} from {}",
        counted(plan.events_added + plan.events_changed + plan.events_removed, "event", "events"),
        from);
  if (plan.only_keys) return fmt::format("recognised the people of {}", from);
  return fmt::format("remembered the columns of {}", from);
}

// Two imports would each not see what the other's sources say.
std::unique_ptr<store::LongDeedHold> hold_for_import(const App& app) {
  constexpr std::chrono::milliseconds every(20);
  for (int waited = 0; waited < store::usual_wait_ms; waited += static_cast<int>(every.count())) {
    if (auto hold = store::hold_long_deeds(app.db, app.account)) return hold;
    std::this_thread::sleep_for(every);
  }
  throw Error(ErrorKind::unavailable,
              "Another import is running. Nothing was changed; import again when it is done.");
}

// What has become of an import that broke off, after the words that say why. Whoever comes next
// takes back what this could not.
struct Left {
  std::string words = {};
  std::optional<Next> next = {};
};
Left leave_nothing(const App& app) {
  try {
    if (take_back_held(app) == Outcome::nothing_left) return {"Nothing of it was kept."};
    return {"What you have used since was kept.", Next{.act = Next::Act::see_history}};
  } catch (const Error& fault) {
    return {
        fmt::format("What it had added will be removed at the next start, since it could "
                    "not be now: {}",
                    fault.what())};
  }
}

// Why an import ended early, to be followed by what has become of it.
class EndedEarly : public Error {
 public:
  using Error::Error;
};

// Writes what the planning says, slice by slice.
class Writing {
 public:
  Writing(const App& app, const Imported& imported, const ImportOptions& options,
          ImportPlanning& planning, std::int64_t planned_after)
      : app_(app),
        imported_(imported),
        options_(options),
        planning_(planning),
        planned_after_(planned_after),
        progress_(part_of(options.progress, 15, 100)),
        from_(source_and_file(imported.kind, options)),
        deed_(app, DeedKind::import, fmt::format("people of {} are being imported", from_)) {}

  ImportResult done() {
    begin_slice();
    for (int place = 0; place < planning_.people(); ++place) write_person(place);
    write_ties();
    write_interactions();
    write_not_same();
    const EventsPlan events = write_events_to_come();
    if (!options_.mapping.empty())
      store::remember_mapping(deed_.tx, options_.header_signature, options_.mapping);
    ImportResult result{.plan = planning_.finished(became_)};
    result.plan.interactions = interactions_;
    result.plan.settled = std::move(settled_);
    count(events, result.plan);
    result.deed_name = deed_name(result.plan, from_);
    deed_.tx.rename(result.deed_name);
    if (!result.changed_people()) deed_.tx.mark(DeedKind::settings, app_.origin);
    if (const DeedId made = deed_.commit(part_of(progress_, percent_written(), 100)))
      result.deed = made;
    return result;
  }

 private:
  void write_person(int place) {
    PersonWork work = planning_.hear(deed_.tx, place);
    actions::write_person(deed_, work);
    write_story(deed_.tx, work);
    write_said(work);
    became_.push_back(work.person);
    if (work.through_place >= 0) ties_.emplace_back(place, work.through_place);
    step();
  }

  // Nobody else writes new keys meanwhile (begin_slice): what was unknown is not asked for again.
  void write_said(const PersonWork& work) {
    for (const auto& [key, said] : work.said) {
      const store::SourceKey source{work.person, imported_.kind, key, to_text(said)};
      const bool is_new = !planning_.knows(key) && new_keys_.insert(key).second;
      is_new ? store::insert_source(deed_.tx, source) : store::put_source(deed_.tx, source);
    }
  }

  // Who is new in this file may be invited, too.
  EventsPlan write_events_to_come() {
    if (imported_.to_come.empty() && imported_.events.empty()) return {};
    deed_.derive_so_far();
    const EventsPlan events = plan_events(deed_.tx, imported_, app_.today());
    write_events(deed_.tx, imported_, events);
    return events;
  }

  // Who was met through somebody of the file, who may stand further down.
  void write_ties() {
    for (const auto& [place, through] : ties_) {
      std::optional<Person> fields = store::find_person(deed_.tx, person_now(place));
      const PersonId other = person_now(through);
      if (fields && !fields->met.through && other && fields->id != other &&
          !was_met_by_way_of(deed_.tx, other, fields->id)) {
        fields->met.through = other;
        store::update_person(deed_.tx, *fields);
      }
      step();
    }
  }

  void write_interactions() {
    std::vector<InteractionWork> all = planning_.interactions(deed_.tx);
    waiting_ = store::people_with_open_follow_ups(deed_.tx);
    for (InteractionWork& one : all) {
      std::vector<PersonId> people;
      for (const PersonId known : one.interaction.people) add_person(people, there(known));
      for (const InteractionWork::Seat& seat : one.people)
        add_person(people, person_now(seat.place));
      one.interaction.people = std::move(people);
      settle_by(one.interaction);
      write_interaction(one);
      step();
    }
    write_told_anew();
  }

  void write_interaction(const InteractionWork& one) {
    if (!one.interaction.id) {
      store::insert_interaction(deed_.tx, one.interaction);
    } else {
      store::update_interaction(deed_.tx, one.interaction);
      if (one.has_new_key)
        store::put_source_key(deed_.tx, one.interaction.id, one.interaction.source_key);
      updated_.insert(one.interaction.id);
    }
    interactions_ += !one.has_new_key;
  }

  // In slices others may have removed what is told anew.
  void write_told_anew() {
    using Now = ChangedInteraction::Now;
    for (const ChangedInteraction& one : planning_.told_anew()) {
      if (one.now == Now::kept || updated_.contains(one.id)) continue;
      if (!store::find_interaction(deed_.tx, one.id)) continue;
      if (one.now == Now::changed) {
        store::update_interaction(deed_.tx, one.after);
      } else {
        store::delete_interaction(deed_.tx, one.id);
        for (PersonId person : one.before.people) remember_end(person, one.before.source_key);
      }
      step();
    }
  }

  // It may be told again, on another day.
  void remember_end(PersonId person, const std::string& key) {
    const Fact is_there = StoryFacts().of(ImportedInteraction{.key = key});
    for (store::SourceKey& source : store::sources_of(deed_.tx, person)) {
      const Said said = parse_said(source.fingerprint);
      if (source.source != imported_.kind || !said.has_in_story(is_there)) continue;
      source.fingerprint = to_text(joined(said, {.card = said.card, .story = {fact_of_end(key)}}));
      store::put_source(deed_.tx, source);
    }
  }

  // What the log would settle, a file does: "meet again", when it says that you met.
  void settle_by(const Interaction& interaction) {
    if (std::ranges::none_of(interaction.people, [&](PersonId p) { return waiting_.contains(p); }))
      return;
    const std::vector<FollowUp> settled = settled_by(deed_.tx, interaction, {});
    settle(deed_.tx, settled, app_.today());
    for (const FollowUp& f : settled) {
      const auto person = store::find_person(deed_.tx, f.person);
      settled_.push_back({f, person ? person->name : ""});
    }
  }

  static void add_person(std::vector<PersonId>& people, PersonId person) {
    if (person && std::ranges::find(people, person) == people.end()) people.push_back(person);
  }

  void write_not_same() {
    if (planning_.not_same().empty()) return;
    std::set<std::pair<PersonId, PersonId>> known;
    for (const store::AnsweredPair& pair : store::answered_pairs(deed_.tx))
      if (pair.answer == store::PairAnswer::not_same) known.emplace(pair.first, pair.second);
    for (const Matches::NotSame& pair : planning_.not_same()) {
      const PersonId row = there(planning_.person_of_row(pair.place, became_));
      const PersonId other =
          there(pair.earlier >= 0 ? planning_.person_of_row(pair.earlier, became_) : pair.person);
      if (row && other && row != other && !known.contains(std::minmax(row, other)))
        store::put_pair_answer(deed_.tx, row, other, store::PairAnswer::not_same, app_.today());
    }
  }

  PersonId person_now(int place) { return there(became_[static_cast<std::size_t>(place)]); }

  // In slices others may have merged or forgotten whom an earlier slice wrote.
  PersonId there(PersonId person) {
    if (!in_slices_ || !person) return person;
    const PersonId now = standing_for(deed_.tx, person);
    return store::find_person(deed_.tx, now) ? now : PersonId{};
  }

  void step() {
    ++written_;
    ++in_slice_;
    if (progress_ && written_ <= planning_.people())
      progress_(10 * slice_begin_ + 3 * in_slice_, 10 * planning_.people());
    const std::int64_t took = app_.now().milliseconds - slice_began_.milliseconds;
    if (in_slice_ < options_.slice_rows && took >= 0 && took < slice_ms) return;
    deed_.commit_slice(part_of(progress_, percent_written(), percent_done()));
    in_slices_ = true;
    if (options_.go_on && !options_.go_on())
      throw EndedEarly(ErrorKind::refused, "The import was stopped.");
    deed_.go_on();
    begin_slice();
  }

  void begin_slice() {
    slice_began_ = app_.now();
    slice_begin_ = std::min<std::int64_t>(written_, planning_.people());
    in_slice_ = 0;
    if (const auto name = store::changed_what_sources_said(deed_.tx, planned_after_, deed_.id()))
      throw EndedEarly(ErrorKind::conflict,
                       fmt::format("While this import ran, another change touched what it goes "
                                   "by: \"{}\". Import again.",
                                   *name));
  }

  // Of writing, deriving is the greater part.
  int percent_written() const {
    return planning_.people() == 0
               ? 0
               : static_cast<int>(
                     (100 * slice_begin_ +
                      30 * (std::min<std::int64_t>(written_, planning_.people()) - slice_begin_)) /
                     planning_.people());
  }
  int percent_done() const {
    return planning_.people() == 0
               ? 0
               : static_cast<int>(100 * std::min<std::int64_t>(written_, planning_.people()) /
                                  planning_.people());
  }

  // With what is derived of them, the people written in this time take three times as long.
  static constexpr std::int64_t slice_ms = 100;

  const App& app_;
  const Imported& imported_;
  const ImportOptions& options_;
  ImportPlanning& planning_;
  std::int64_t planned_after_;
  ProgressAt progress_;
  std::string from_;
  Deed deed_;
  std::vector<PersonId> became_ = {};           // by place
  std::vector<std::pair<int, int>> ties_ = {};  // places: whom, through whom
  std::unordered_set<std::string> new_keys_ = {};
  int interactions_ = 0;
  std::set<InteractionId> updated_ = {};
  std::set<PersonId> waiting_ = {};  // of whom a follow-up is open
  std::vector<SettledFollowUp> settled_ = {};
  std::int64_t written_ = 0;      // people, ties and interactions
  std::int64_t slice_begin_ = 0;  // people written before this slice
  int in_slice_ = 0;
  bool in_slices_ = false;
  Instant slice_began_ = {};
};

}  // namespace

std::vector<store::Deed> past_imports(store::ReadTx& tx, int limit) {
  return store::deeds(tx, limit, {}, {.kind = DeedKind::import});
}

std::string source_in_words(const std::string& kind) {
  const Importer* importer = importer_named(kind);
  return importer ? importer->source : kind;
}

ImportResult import_people(const App& app, const Imported& imported, const ImportOptions& options) {
  const auto hold = hold_for_import(app);
  take_back_held(app);
  ImportPlanning planning(imported, options, app.today());
  std::int64_t planned_after = 0;
  {
    store::ReadTx tx(app.db, app.account);
    planned_after = store::last_entry(tx);
    planning.find_who_is_who(tx, part_of(options.progress, 0, 15));
  }
  if (options.go_on && !options.go_on())
    throw Error(ErrorKind::refused, "The import was stopped. Nothing of it was kept.");
  try {
    return Writing(app, imported, options, planning, planned_after).done();
  } catch (const EndedEarly& end) {
    const Left left = leave_nothing(app);
    const std::string words = fmt::format("{} {}", end.what(), left.words);
    if (left.next) throw ErrorWithNext(end.kind(), words, *left.next);
    throw Error(end.kind(), words);
  } catch (...) {
    leave_nothing(app);
    throw;
  }
}

}  // namespace wellmet::actions
