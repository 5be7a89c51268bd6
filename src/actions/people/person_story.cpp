#include "actions/people/person_story.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/people/people.h"
#include "actions/today/rhythm_state.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "judgement/notice.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

using store::ReadTx;

std::string city_of(const CardIndex& card) {
  for (const CardIndex::Address& address : card.addresses) {
    if (!address.city.empty()) return address.city;
  }
  return "";
}

// What someone has that others may have too, not yet counted.
std::vector<Ground> grounds(const std::vector<Interest>& interests,
                            const std::vector<Position>& positions, const std::string& city) {
  std::vector<Ground> list;
  for (const Interest& interest : interests) list.push_back(ground_of(interest, 0));
  for (const Position& position : positions) list.push_back(ground_of(position, 0));
  if (!city.empty()) list.push_back(ground_of_place(city, 0));
  return list;
}

bool shares(const std::vector<Ground>& mine, const Ground& theirs) {
  return !theirs.key.empty() && std::ranges::find(mine, theirs.key, &Ground::key) != mine.end();
}

// Counts what is shared only: who lives where and works where is counted for no other reason.
void count(ReadTx& tx, const PersonStory& story, const std::vector<Ground>& mine,
           std::vector<Ground>& theirs) {
  std::vector<InterestId> ids;
  std::vector<std::string> organisations;
  for (const Interest& i : story.interests) ids.push_back(i.id);
  for (const Position& p : story.positions) organisations.push_back(p.organisation);
  const auto with = store::people_with(tx, ids);
  const auto at = store::people_at(tx, organisations);
  for (Ground& ground : theirs) {
    if (!shares(mine, ground)) continue;
    if (ground.kind == GroundKind::organisation) {
      for (const auto& [name, people] : at) {
        if (organisation_key(name) == ground.key) ground.people = static_cast<int>(people);
      }
      continue;
    }
    for (const Interest& i : story.interests) {
      const auto found = std::ranges::find(with, i.id, &std::pair<InterestId, std::int64_t>::first);
      if (interest_key(i.name) == ground.key && found != with.end())
        ground.people = static_cast<int>(found->second);
    }
    if (ground.kind == GroundKind::place && ground.people == 0)
      ground.people =
          static_cast<int>(store::people_with_value(tx, "city", fold(ground.name)).size());
  }
}

std::vector<Shared> shared_with_owner(ReadTx& tx, const PersonStory& story) {
  const std::optional<PersonId> owner = store::owner(tx);
  if (!owner || *owner == story.person.id) return {};
  const std::vector<Ground> mine =
      grounds(store::interests_of(tx, *owner), store::positions_of(tx, *owner),
              city_of(index_card(card_of(tx, *owner))));
  std::vector<Ground> theirs = grounds(story.interests, story.positions, city_of(story.card));
  count(tx, story, mine, theirs);
  return common_ground(mine, theirs);
}

std::string rhythm_of(ReadTx& tx, const Person& person, LocalDate today) {
  const std::optional<store::RhythmRow> row = store::find_rhythm(tx, person.id);
  std::string sentence;
  if (row) sentence = rhythm_sentence(rhythm_state(*row), today);
  if (person.wished_cadence_days > 0)
    sentence += fmt::format("{}You want to be in touch {}.", sentence.empty() ? "" : " ",
                            wish_in_words(person.wished_cadence_days));
  return sentence;
}

std::vector<PersonId> spoken_of(const PersonStory& story) {
  std::vector<PersonId> ids;
  if (story.person.met.through) ids.push_back(story.person.met.through);
  for (const Interaction& i : story.interactions)
    ids.insert(ids.end(), i.people.begin(), i.people.end());
  for (const FollowUp& f : story.follow_ups) {
    if (f.about) ids.push_back(f.about);
  }
  return ids;
}

}  // namespace

std::string PersonStory::name_of(PersonId id) const {
  const auto found = std::ranges::find(names, id, &std::pair<PersonId, std::string>::first);
  return found == names.end() ? "" : found->second;
}

std::string PersonStory::position() const {
  const auto current = std::ranges::find(positions, true, &Position::current);
  if (current != positions.end()) return in_words(*current);
  return in_words(Position{.title = card.title, .organisation = card.organisation});
}

PersonStory story_of(ReadTx& tx, PersonId id, LocalDate today, const StoryLimits& limits) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no person {}.", id.value),
                        {.act = Next::Act::see_people});
  PersonStory story{.person = *person};
  story.card = index_card(card_of(tx, id));
  story.notes = limits.notes == StoryLimits::no_limit ? store::notes_of(tx, id)
                                                      : store::newest_notes(tx, id, limits.notes);
  constexpr int advice_shown = 20;
  story.advice = store::advice_of(tx, id, advice_shown);
  story.notes_in_all = store::count_notes(tx, id);
  story.interests = store::interests_of(tx, id);
  story.positions = store::positions_of(tx, id);
  story.dates = store::dates_of(tx, id);
  story.relations = relations_of(tx, id);
  // Told as how you met.
  std::erase_if(story.relations,
                [](const KnownRelation& one) { return one.word == word_introduced_by; });
  story.follow_ups = store::open_follow_ups_of(tx, id, limits.follow_ups);
  store::put_words_of_notes(tx, story.follow_ups);
  story.follow_ups_in_all = store::count_open_follow_ups(tx, id);
  story.interactions = store::interactions_of(tx, id, limits.interactions);
  story.interactions_in_all = store::count_interactions(tx, id);
  story.names = store::names_of(tx, spoken_of(story));
  story.through = story.name_of(person->met.through);
  story.shared = shared_with_owner(tx, story);
  story.rhythm = rhythm_of(tx, *person, today);
  return story;
}

}  // namespace wellmet::actions
