#include "actions/giving/would_help.h"

#include "model/called.h"
#include "store/giving/known_lines.h"
#include "store/giving/resources.h"
#include "store/introductions/community.h"
#include "store/story/notes.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

HelpGround ground_of(NoteKind kind) {
  if (kind == NoteKind::ask) return HelpGround::ask;
  return kind == NoteKind::question ? HelpGround::question : HelpGround::told;
}

bool has_day(HelpGround ground) {
  return ground != HelpGround::interest && ground != HelpGround::work;
}

// Many have the same interest or title: each is made ready once.
class Repeated {
 public:
  explicit Repeated(HelpGround ground) : ground_(ground) {}
  KnownOf known(const std::string& text) {
    const auto [at, is_new] = made_.try_emplace(text);
    if (is_new) at->second = known_of(ground_, text);
    return at->second;
  }

 private:
  HelpGround ground_;
  std::unordered_map<std::string, KnownOf> made_ = {};
};

}  // namespace

Matter matter_of(const Resource& resource) {
  return {resource.about + "\n" + words_of_link(resource.link), resource.text};
}

WhomToGive::WhomToGive(store::ReadTx& tx, LocalDate today) : today_(today) {
  std::unordered_map<PersonId, std::size_t> places;
  for (const store::CommunityPerson& one : store::community(tx)) {
    places[one.person] = ids_.size();
    ids_.push_back(one.person);
    called_.push_back(first_name(one.given, one.name));
    people_.push_back({.name = one.name});
  }
  const auto add = [&](PersonId person, KnownOf known) {
    const auto place = places.find(person);
    if (place != places.end()) people_[place->second].known.push_back(std::move(known));
  };
  for (const Note& note : store::open_lines(tx))
    add(note.person, known_of(ground_of(note.kind), note.text, note.day));
  Repeated interests(HelpGround::interest), titles(HelpGround::work);
  for (const store::InterestOf& one : store::interests_of_everybody(tx)) {
    KnownOf known = interests.known(one.name);
    known.interest = one.kind;
    add(one.person, std::move(known));
  }
  for (const store::TitleOf& one : store::titles_of_everybody(tx))
    add(one.person, titles.known(one.title));
  read_answers(tx);
}

WhomToGive::WhomToGive(store::ReadTx& tx, LocalDate today, PersonId person) : today_(today) {
  for (const store::TodayRow& row : store::today_rows(tx, {person})) {
    if (row.never_suggest || row.archived || row.died || row.is_owner) continue;
    ids_.push_back(person);
    called_.push_back(first_name(row.given, row.name));
    people_.push_back({.name = row.name});
  }
  if (people_.empty()) return;
  std::vector<KnownOf>& known = people_.front().known;
  for (const Note& note : store::notes_of(tx, person)) {
    const bool is_ground = note.kind == NoteKind::ask || note.kind == NoteKind::question ||
                           note.kind == NoteKind::fact;
    if (is_ground && !note.done)
      known.push_back(known_of(ground_of(note.kind), note.text, note.day));
  }
  for (const Interest& one : store::interests_of(tx, person)) {
    known.push_back(known_of(HelpGround::interest, one.name));
    known.back().interest = one.kind;
  }
  for (const Position& one : store::positions_of(tx, person))
    if (one.current && !one.title.empty()) known.push_back(known_of(HelpGround::work, one.title));
  read_answers(tx);
}

void WhomToGive::read_answers(store::ReadTx& tx) {
  for (const store::GivenTo& one : store::all_answers(tx))
    answered_.insert({one.resource, one.person});
}

std::vector<MayHelp> WhomToGive::of(const Resource& resource) const {
  std::vector<MayHelp> list;
  if (is_over(resource, today_)) return list;
  const Matter matter = matter_of(resource);
  for (const WouldHelp& one : whom_it_would_help(matter, people_, today_)) {
    const PersonId id = ids_[one.person];
    if (answered_.contains({resource.id, id})) continue;
    const PersonToHelp& person = people_[one.person];
    const KnownOf& known = person.known[one.known];
    MayHelp may{.person = id,
                .name = person.name,
                .called = called_[one.person],
                .ground = known.ground,
                .because = help_in_words(known, called_[one.person])};
    if (has_day(known.ground)) may.noted = known.noted;
    list.push_back(std::move(may));
  }
  return list;
}

}  // namespace wellmet::actions
