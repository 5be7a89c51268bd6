// What a source says of a person's story. A fact that it said before is passed over, whatever the
// user made of it since; one that stands here already, from another source or typed in, too.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "actions/people/people.h"
#include "actions/transfer/import_changes.h"
#include "base/hash.h"
#include "base/text.h"
#include "importers/importer.h"
#include "model/card.h"
#include "model/person.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr int every_one = std::numeric_limits<int>::max();

bool contains(const std::vector<PersonId>& people, PersonId person) {
  return std::ranges::find(people, person) != people.end();
}

bool same_job(const Position& a, const Position& b) {
  return fold(a.title) == fold(b.title) && fold(a.organisation) == fold(b.organisation);
}

bool contains_job(const std::vector<Position>& list, const Position& p) {
  return std::ranges::any_of(list, [&](const Position& one) { return same_job(one, p); });
}

// Another import's is one only when it is of the same kind: a call is not the lunch of its day.
bool may_be_of_calendar(const Interaction& known, const Interaction& said) {
  if (known.kind == said.kind) return true;
  const auto talked = [](InteractionKind kind) {
    return is_together(kind) || kind == InteractionKind::call ||
           kind == InteractionKind::video_call;
  };
  return !known.source.starts_with("import:") && talked(known.kind) && talked(said.kind);
}

// Logged, or from another file: a sheet that was exported tells of the last meeting.
// Each stands for one of those told: two coffees of a day are two.
// A day of messages is one contact, whatever was written.
// A meeting of the calendar that was logged, in other words and as another kind, is that one.
bool took_from(std::vector<Interaction>& known, const ImportedInteraction& told,
               const std::string& source) {
  const Interaction& said = told.interaction;
  const auto same = std::ranges::find_if(known, [&](const Interaction& i) {
    if (i.day != said.day) return false;
    if (told.together) return i.source != source && may_be_of_calendar(i, said);
    return i.kind == said.kind && (!told.key.empty() || i.note == said.note);
  });
  if (same == known.end()) return false;
  known.erase(same);
  return true;
}

Fact fact_of_current(const Position& p) { return StoryFacts().of(p); }

}  // namespace

void add_change(PersonWork& work, std::string_view word) {
  if (std::ranges::find(work.changes, word) == work.changes.end()) work.changes.emplace_back(word);
}

void StoryHearing::hear(int place, PersonWork& work, const Row& row) {
  StoryFacts facts;
  hear_notes(work, row, facts);
  hear_interests(work, row, facts);
  hear_positions(work, row, facts);
  hear_dates(work, row, facts);
  hear_interactions(place, work, row, facts);
  hear_follow_ups(work, row, facts);
  hear_fields(work, row, facts);
}

void StoryHearing::add_note(PersonWork& work, Note note) {
  const auto same = [&](const Note& n) { return n.kind == note.kind && n.text == note.text; };
  if (std::ranges::any_of(work.notes, same)) return;
  if (!work.is_new && std::ranges::any_of(store::notes_of(*tx_, work.person), same)) return;
  note.source = source_;
  work.notes.push_back(std::move(note));
  add_change(work, "note");
}

void StoryHearing::note_differing(PersonWork& work, const std::vector<std::string>& differing) {
  for (const std::string& text : differing)
    add_note(work,
             {.text = fmt::format("{} says — {}", source_in_words(kind_), text), .day = today_});
}

void StoryHearing::hear_notes(PersonWork& work, const Row& row, StoryFacts& facts) {
  for (const Note& note : row.person.notes) {
    if (!row.before.has_in_story(facts.of(note))) add_note(work, note);
  }
}

void StoryHearing::hear_interests(PersonWork& work, const Row& row, StoryFacts& facts) {
  for (const Interest& interest : row.person.interests) {
    if (row.before.has_in_story(facts.of(interest))) continue;
    const auto same = [key = interest_key(interest.name)](const Interest& i) {
      return interest_key(i.name) == key;
    };
    if (std::ranges::any_of(work.interests, same)) continue;
    if (!work.is_new && std::ranges::any_of(store::interests_of(*tx_, work.person), same)) continue;
    work.interests.push_back(interest);
    add_change(work, "interest");
  }
}

bool StoryHearing::tells_of_a_former_job(const PersonWork& work, const Row& row) {
  if (work.is_new || !row.from_source) return false;
  const std::vector<Position> known = store::positions_of(*tx_, work.person);
  for (const Position& p : positions_in(row.person, row.card)) {
    if (!p.current) continue;
    const bool over =
        std::ranges::any_of(known, [&](const Position& k) { return !k.current && same_job(k, p); });
    const bool held =
        std::ranges::any_of(known, [&](const Position& k) { return k.current && same_job(k, p); });
    if (over && !held) return true;
  }
  return false;
}

void StoryHearing::hear_positions(PersonWork& work, const Row& row, StoryFacts& facts) {
  std::optional<std::vector<Position>> known;
  for (const Position& said : positions_in(row.person, row.card)) {
    if (row.before.has_in_story(facts.of(said)) || contains_job(work.positions, said)) continue;
    if (!known)
      known = work.is_new ? std::vector<Position>{} : store::positions_of(*tx_, work.person);
    if (contains_job(*known, said)) continue;
    Position position = said;
    position.source = source_;
    if (position.current && row.from_source) close_positions(work, row, position);
    work.positions.push_back(position);
    add_change(work, "job");
  }
}

// Positions that the source called current when it last spoke, and does no more.
void StoryHearing::close_positions(PersonWork& work, const Row& row, const Position& now) {
  std::vector<Position> over;
  for (Position known : store::positions_of(*tx_, work.person)) {
    if (!known.current || contains_job(work.former, known)) continue;
    const Fact fact = fact_of_current(known);
    if (!row.before.has_in_story(fact) || row.now.has_in_story(fact)) continue;
    known.current = false;
    over.push_back(known);
  }
  if (over.empty()) return;
  work.former.insert(work.former.end(), over.begin(), over.end());
  job_changes.push_back({work.person, work.name, in_words(over.front()), in_words(now)});
  const Importer* importer = importer_named(kind_);
  if (importer && importer->is.tells_new_jobs) congratulate(work, over, now);
}

void StoryHearing::congratulate(PersonWork& work, const std::vector<Position>& before,
                                const Position& now) {
  if (work.fields.is_owner || work.fields.archived) return;
  const std::string rule = "new job: " + in_words(now);
  if (store::rule_has_spoken(*tx_, work.person, rule, {})) return;
  const bool stays = std::ranges::any_of(before, [&](const Position& p) {
    return !p.organisation.empty() && fold(p.organisation) == fold(now.organisation);
  });
  const std::string text =
      stays || now.organisation.empty() ? fmt::format("new role: {}", in_words(now))
      : now.title.empty()               ? fmt::format("new job at {}", now.organisation)
                          : fmt::format("new job at {}, as {}", now.organisation, now.title);
  work.follow_ups.push_back({.kind = FollowUpKind::congratulate,
                             .text = text,
                             .due = today_ + info(FollowUpKind::congratulate).default_days,
                             .made = today_,
                             .rule = rule});
  add_change(work, "follow-up");
}

// A card keeps an anniversary of its own, which a table tells of beside it.
std::vector<ImportantDate> StoryHearing::dates_on_card(const PersonWork& work) {
  return index_card(work.card ? *work.card : card_of(*tx_, work.person)).dates;
}

void StoryHearing::hear_dates(PersonWork& work, const Row& row, StoryFacts& facts) {
  for (const ImportantDate& date : row.person.dates) {
    if (row.before.has_in_story(facts.of(date))) continue;
    const auto same = [&](const ImportantDate& d) {
      return fold(d.label) == fold(date.label) && d.date == date.date;
    };
    if (std::ranges::any_of(work.dates, same)) continue;
    if (!work.is_new && std::ranges::any_of(store::dates_of(*tx_, work.person), same)) continue;
    if (!work.is_new && std::ranges::any_of(dates_on_card(work), same)) continue;
    work.dates.push_back(date);
    add_change(work, "date");
  }
}

// Stable by content: two rows of one sheet that tell of one meeting give one key.
std::string StoryHearing::key_of(const PersonWork& work, const ImportedInteraction& said,
                                 int time) const {
  std::vector<std::string> names = {work.folded_name};
  for (const std::string& name : said.with) names.push_back(join(folded_words(name), " "));
  std::ranges::sort(names);
  const Interaction& i = said.interaction;
  return fmt::format("{:016x}", stable_hash(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", to_iso(i.day),
                                                        to_text(i.kind), i.setting, i.place, i.note,
                                                        join(names, ","), time)));
}

// By what the source knows person and contact; what several were at together, by that alone.
std::string StoryHearing::key_of(const Row& row, const ImportedInteraction& said) const {
  if (said.together) return said.key;
  return fmt::format("{:016x}",
                     stable_hash(fmt::format("{}\n{}", row.person.source_key, said.key)));
}

// One interaction of a row, while it is heard.
struct StoryHearing::Hearing {
  const ImportedInteraction& said;
  const std::string key;
  InteractionWork::Seat seat;
  int number = 0;    // among those of the row
  bool old = false;  // the source told of it before
  std::optional<Interaction> there = {};
};

void StoryHearing::hear_interactions(int place, PersonWork& work, const Row& row,
                                     StoryFacts& facts) {
  std::map<std::string, int> times;  // the same told twice of one person is two
  std::optional<std::vector<Interaction>> known;
  int number = 0;
  for (const ImportedInteraction& said : row.person.interactions) {
    ++number;
    const bool old = row.before.has_in_story(facts.of(said));
    if (!said.key.empty() && !work.heard.insert(said.key).second) continue;
    const std::string key =
        said.key.empty() ? key_of(work, said, ++times[key_of(work, said, 0)]) : key_of(row, said);
    if (old && (!said.together || !is_news(row.before, said))) continue;
    Hearing heard{said, key, {row.place, place}, number, old, interaction_known_by(key)};
    if (said.together ? is_settled(work, row, heard) : heard.there.has_value()) continue;
    if (!work.is_new && !known) known = store::interactions_of(*tx_, work.person, every_one);
    if (known && took_from(*known, said, source_)) continue;
    // They were at a meeting that is here already, without them.
    add_interaction({heard.there.value_or(said.interaction), {heard.seat}, said.with, number}, key);
    add_change(work, "interaction");
  }
}

// A meeting that is here with them may have become another; one that they were told to be at
// before, and is not here with them, was taken away: by the user, unless the source did so itself.
bool StoryHearing::is_settled(PersonWork& work, const Row& row, const Hearing& heard) {
  if (heard.there && contains(heard.there->people, work.person)) {
    const Retelling::Heard now = retelling.hear(*heard.there, heard.said, row.before);
    if (now == Retelling::Heard::changes_it) add_change(work, "interaction");
    work.has_new_key = work.has_new_key || now == Retelling::Heard::stays;
    return true;
  }
  if (!heard.old) return false;
  const bool ended = row.before.has_in_story(fact_of_end(heard.said.key));
  return heard.there || !ended || !is_news(row.before, heard.said);
}

std::optional<Interaction> StoryHearing::interaction_known_by(const std::string& key) const {
  const auto id = store::interaction_with_source(*tx_, source_, key);
  return id ? store::find_interaction(*tx_, *id) : std::nullopt;
}

// Of two rows that tell of one meeting the first decides.
void StoryHearing::add_interaction(InteractionWork added, const std::string& key) {
  added.interaction.source = source_;
  added.interaction.source_key = key;
  const auto [known, is_first] = interactions_by_key_.emplace(key, interactions.size());
  if (is_first) return interactions.push_back(std::move(added));
  InteractionWork& before = interactions[known->second];
  std::vector<InteractionWork::Seat> people = std::move(before.people);
  const InteractionWork::Seat seat = added.people.front();
  if (seat.row < people.front().row) before = std::move(added);
  const bool there =
      std::ranges::find(people, seat.place, &InteractionWork::Seat::place) != people.end();
  if (!there) people.push_back(seat);
  std::ranges::stable_sort(people, {}, &InteractionWork::Seat::row);
  before.people = std::move(people);
}

void StoryHearing::hear_follow_ups(PersonWork& work, const Row& row, StoryFacts& facts) {
  for (const ImportedFollowUp& said : row.person.follow_ups) {
    if (row.before.has_in_story(facts.of(said))) continue;
    FollowUp added{.kind = said.kind, .text = said.text, .due = said.due, .made = today_};
    const auto same = [&](const FollowUp& f) {
      return f.kind == added.kind && f.text == added.text && f.due == added.due;
    };
    if (std::ranges::any_of(work.follow_ups, same)) continue;
    if (!work.is_new && std::ranges::any_of(store::follow_ups_of(*tx_, work.person), same))
      continue;
    work.follow_ups.push_back(std::move(added));
    add_change(work, "follow-up");
  }
}

// The user's own words stay: only what is not known yet is filled in.
void StoryHearing::hear_fields(PersonWork& work, const Row& row, StoryFacts& facts) {
  const ImportedPerson& said = row.person;
  Person& mine = work.fields;
  const auto filled = [&](std::string_view word) {
    work.fields_changed = true;
    add_change(work, word);
  };
  for (RelationshipWord word : said.words) {
    if (row.before.has_in_story(facts.of(word))) continue;
    if (std::ranges::find(mine.words, word) != mine.words.end()) continue;
    mine.words.push_back(word);
    filled("relationship");
  }
  const bool tells_meeting = !said.met.empty() || !said.met_through.empty();
  if (tells_meeting && !row.before.has_in_story(facts.of(said.met, said.met_through))) {
    const auto fill = [&](auto& part, const auto& with, bool open) {
      if (!open || part == with) return;
      part = with;
      filled("how you met");
    };
    // A day says more than how long you have known each other.
    const bool open =
        mine.met.on.empty() || is_known_for_longer(said.met.on, mine.met.on) ||
        (is_how_long(mine.met.on) && !said.met.on.empty() && !is_how_long(said.met.on));
    fill(mine.met.on, said.met.on, open);
    fill(mine.met.where, said.met.where, mine.met.where.empty());
    fill(mine.met.how, said.met.how, mine.met.how.empty());
    if (!mine.met.through && work.through.empty()) work.through = said.met_through;
  }
  if (said.wished_cadence_days > 0 &&
      !row.before.has_in_story(facts.of_cadence(said.wished_cadence_days)) &&
      mine.wished_cadence_days == 0) {
    mine.wished_cadence_days = said.wished_cadence_days;
    filled("cadence");
  }
}

}  // namespace wellmet::actions
