#include "actions/brief/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "language/log/log_line.h"
#include "model/relations/relation.h"
#include "store/giving/resources.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr int interactions_read = 60;
constexpr std::size_t lines_each = 5;
constexpr int follow_ups_read = 20;
constexpr int things_looked_at = 200;
constexpr std::size_t things_shown = 3;
constexpr int small_company = 6;
constexpr int looked_at_to_know = 30;
constexpr std::size_t both_know_shown = 6;
constexpr int meetings_read = 500;

void check(const Person& person, const CardIndex& card) {
  if (person.removed_at)
    throw Error(ErrorKind::not_found, fmt::format("{} is in the trash.", person.name));
  if (person.is_owner) throw Error(ErrorKind::invalid, "That’s you.");
  if (!card.died.empty()) {
    const PartialDate day = parse_partial_date(card.died);
    std::string died = died_in_words(day, to_words(day));
    died.front() = 'd';
    throw Error(ErrorKind::refused, fmt::format("{} {}.", person.name, died));
  }
}

bool is_meeting(InteractionKind kind) {
  return is_together(kind) || kind == InteractionKind::call || kind == InteractionKind::video_call;
}

std::vector<Interaction> last_times(const std::vector<Interaction>& newest_first, LocalDate today) {
  std::vector<Interaction> last;
  for (const Interaction& one : newest_first) {
    if (one.day > today) continue;
    if (last.empty()) last.push_back(one);
    if (!is_meeting(one.kind)) continue;
    if (last.front().id != one.id) last.push_back(one);
    break;
  }
  return last;
}

std::vector<Note> newest_open(const PersonStory& story, NoteKind kind) {
  std::vector<Note> list;
  for (auto n = story.notes.rbegin(); n != story.notes.rend() && list.size() < lines_each; ++n)
    if (n->kind == kind && !n->done) list.push_back(*n);
  return list;
}

// "Lunch with Maya at Canoe": whether the words plan to be together or to talk.
bool plans_a_meeting(const FollowUp& f, LocalDate today) {
  if (f.kind == FollowUpKind::meet_again) return true;
  if (f.kind != FollowUpKind::custom) return false;
  const language::LogLine line = language::read_log_line(f.text, {.today = today});
  return line.kind_said && is_meeting(line.kind);
}

std::optional<Situation> situation_in(std::string_view plan) {
  const std::vector<std::string> words = folded_words(plan);
  return std::ranges::find(words, "conference") != words.end()
             ? std::optional(Situation::conference)
             : std::nullopt;
}

void sort_follow_ups(Brief& brief, LocalDate today) {
  for (const FollowUp& f : brief.story.follow_ups) {
    const bool said = f.kind == FollowUpKind::share || f.kind == FollowUpKind::custom;
    const bool promised = said && f.rule.empty() && !plans_a_meeting(f, today);
    (promised ? brief.promised : brief.next).push_back(f);
  }
}

std::vector<std::string> around(store::ReadTx& tx, const PersonStory& story) {
  std::vector<PersonId> ids;
  for (const KnownRelation& one : story.relations)
    if (one.person) ids.push_back(one.person);
  const std::vector<Person> people = store::find_people(tx, ids);
  std::vector<std::string> list;
  for (const KnownRelation& one : story.relations) {
    if (one.by_introduction || (one.person && !is_family(one.kind))) continue;
    const auto known = std::ranges::find(people, one.person, &Person::id);
    const bool died = known != people.end() && !known->died.empty();
    list.push_back(fmt::format("{} {}{}", one.word, one.name, died ? ", who died" : ""));
  }
  for (const Interest& i : story.interests)
    if (i.kind == InterestKind::pet && !i.detail.empty())
      list.push_back(fmt::format("{} ({})", i.detail, i.name));
  return list;
}

std::vector<KnownToBoth> both_know(store::ReadTx& tx, const PersonStory& story) {
  std::vector<KnownToBoth> all;
  std::set<PersonId> seen = {story.person.id, PersonId{}};
  std::vector<PersonId> ids;
  const auto add = [&](PersonId id, const std::string& word) {
    if (!seen.insert(id).second) return;
    all.push_back({.person = id, .word = word});
    ids.push_back(id);
  };
  for (const KnownRelation& one : story.relations) {
    if (is_family(one.kind))
      seen.insert(one.person);
    else
      add(one.person, one.by_introduction ? "" : one.word);
  }
  add(story.person.met.through, "");
  for (const PersonId id :
       store::in_small_company_with(tx, story.person.id, small_company, looked_at_to_know))
    add(id, "");
  const std::vector<Person> people = store::find_people(tx, ids);
  std::vector<KnownToBoth> list;
  for (KnownToBoth& known : all) {
    const auto one = std::ranges::find(people, known.person, &Person::id);
    if (one == people.end() || one->removed_at || one->is_owner || !one->died.empty()) continue;
    if (list.size() == both_know_shown) break;
    known.name = one->name;
    list.push_back(std::move(known));
  }
  return list;
}

std::vector<ThingToBring> things_for(store::ReadTx& tx, PersonId person, LocalDate today) {
  std::vector<ThingToBring> list;
  const std::vector<Resource> kept = store::resources(tx, things_looked_at);
  if (kept.empty()) return list;
  const WhomToGive whom(tx, today, person);
  for (const Resource& one : kept) {
    for (MayHelp& may : whom.of(one))
      if (list.size() < things_shown) list.push_back({one, std::move(may)});
  }
  return list;
}

}  // namespace

Brief brief_of(store::ReadTx& tx, PersonId id, LocalDate today,
               std::optional<Situation> situation) {
  Brief brief{.story = story_of(tx, id, today,
                                {.interactions = interactions_read,
                                 .notes = follow_ups_read,
                                 .follow_ups = follow_ups_read})};
  check(brief.story.person, brief.story.card);
  brief.last = last_times(brief.story.interactions, today);
  brief.told = newest_open(brief.story, NoteKind::fact);
  brief.ask = newest_open(brief.story, NoteKind::question);
  brief.could_ask = what_to_ask(tx, brief.story, today, situation);
  brief.looking_for = newest_open(brief.story, NoteKind::ask);
  brief.can_give = newest_open(brief.story, NoteKind::offer);
  brief.gifts = newest_open(brief.story, NoteKind::gift);
  for (Note& idea : newest_open(brief.story, NoteKind::idea))
    brief.gifts.push_back(std::move(idea));
  sort_follow_ups(brief, today);
  brief.bridges = bridges_for(tx, brief.looking_for);
  brief.things = things_for(tx, id, today);
  brief.around = around(tx, brief.story);
  brief.both_know = both_know(tx, brief.story);
  return brief;
}

std::vector<MeetingToday> meetings_today(store::ReadTx& tx, LocalDate today) {
  std::vector<MeetingToday> list;
  std::set<PersonId> named;
  std::vector<PersonId> ids;
  for (const FollowUp& f : store::own_follow_ups_due(tx, today, meetings_read)) {
    if (f.due != today || !f.person || named.contains(f.person) || !plans_a_meeting(f, today))
      continue;
    named.insert(f.person);
    ids.push_back(f.person);
    list.push_back({.person = f.person,
                    .planned = f.text,
                    .follow_up = f.id,
                    .situation = situation_in(f.text)});
  }
  const std::vector<Person> people = store::find_people(tx, ids);
  std::erase_if(list, [&](MeetingToday& meeting) {
    const auto one = std::ranges::find(people, meeting.person, &Person::id);
    if (one == people.end() || one->removed_at || one->is_owner || !one->died.empty()) return true;
    meeting.name = one->name;
    return false;
  });
  return list;
}

}  // namespace wellmet::actions
