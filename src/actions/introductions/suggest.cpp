#include "actions/introductions/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "actions/introductions/acquaintances.h"
#include "judgement/introductions/pairs.h"
#include "judgement/introductions/reasons.h"
#include "judgement/introductions/topics.h"
#include "model/called.h"
#include "store/introductions/community.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

using Two = std::pair<PersonId, PersonId>;
Two in_order(PersonId one, PersonId other) { return {std::min(one, other), std::max(one, other)}; }

// Everybody as the judgement compares them, and back.
class Gathered {
 public:
  Gathered(store::ReadTx& tx, LocalDate today) : people_(store::community(tx)) {
    for (std::size_t i = 0; i < people_.size(); ++i) places_[people_[i].person] = i;
    members_.resize(people_.size());
    for (std::size_t i = 0; i < people_.size(); ++i) members_[i].name = people_[i].name;
    for (const store::CommunityInterest& one : store::community_interests(tx)) {
      const auto place = places_.find(one.person);
      if (place == places_.end()) continue;
      const int age = one.lasting ? 0 : std::max(0, today - one.noted);
      members_[place->second].holds.push_back({one.interest.value, age});
    }
    for (const Note& note : store::open_asks_and_offers(tx)) add_topics(note);
  }

  std::vector<CommunityMember> members() const { return members_; }
  const store::CommunityPerson& person(int place) const {
    return people_[static_cast<std::size_t>(place)];
  }
  std::optional<int> place_of(PersonId id) const {
    const auto found = places_.find(id);
    return found == places_.end() ? std::nullopt : std::optional(static_cast<int>(found->second));
  }
  // The text of theirs that is about the topic.
  const std::string& text_about(std::int64_t topic, PersonId person, NoteKind kind) const {
    return texts_.at({topic, person, kind});
  }

 private:
  void add_topics(const Note& note) {
    const auto place = places_.find(note.person);
    if (place == places_.end()) return;
    CommunityMember& member = members_[place->second];
    auto& topics = note.kind == NoteKind::ask ? member.asks : member.offers;
    for (const std::string& word : topics_of(note.text)) {
      const std::int64_t topic = topics_.emplace(word, topics_.size() + 1).first->second;
      // The newest says it.
      texts_[{topic, note.person, note.kind}] = note.text;
      if (std::ranges::find(topics, topic) == topics.end()) topics.push_back(topic);
    }
  }

  std::vector<store::CommunityPerson> people_;
  std::unordered_map<PersonId, std::size_t> places_ = {};
  std::vector<CommunityMember> members_ = {};
  std::unordered_map<std::string, std::int64_t> topics_ = {};
  std::map<std::tuple<std::int64_t, PersonId, NoteKind>, std::string> texts_ = {};
};

class Wording {
 public:
  Wording(store::ReadTx& tx, const Gathered& gathered) : tx_(tx), gathered_(gathered) {}

  SuggestedPair pair_of(const Pairing& pairing, const PairGround& ground) {
    const store::CommunityPerson& one = gathered_.person(pairing.first);
    const store::CommunityPerson& other = gathered_.person(pairing.second);
    SuggestedPair pair{.first = one.person,
                       .second = other.person,
                       .first_name = one.name,
                       .second_name = other.name,
                       .first_called = first_name(one.given, one.name),
                       .second_called = first_name(other.given, other.name)};
    if (pair.first_called == pair.second_called) {
      pair.first_called = pair.first_name;
      pair.second_called = pair.second_name;
    }
    say_why(pair, ground);
    return pair;
  }

 private:
  void say_why(SuggestedPair& pair, const PairGround& ground) {
    switch (ground.kind) {
      case PairGround::Kind::both_hold: {
        const auto interests = store::interests_numbered(tx_, {InterestId{ground.what}});
        if (interests.empty()) return;
        pair.why = both_in_words(interests.front());
        const std::string rarity = rarity_in_words(people_who_hold(interests.front().id));
        pair.because = rarity.empty() ? pair.why : fmt::format("{}; {}", pair.why, rarity);
        return;
      }
      case PairGround::Kind::first_asks:
        pair.why =
            asked(ground.what, pair.first, pair.first_called, pair.second, pair.second_called);
        break;
      case PairGround::Kind::second_asks:
        pair.why =
            asked(ground.what, pair.second, pair.second_called, pair.first, pair.first_called);
        break;
    }
    pair.because = pair.why;
  }

  // Not in the community alone: you know who is archived, or never to be suggested, just as well.
  int people_who_hold(InterestId interest) const {
    std::int64_t people = 0;
    for (const auto& [id, count] : store::people_with(tx_, {interest})) people = count;
    return static_cast<int>(people);
  }

  std::string asked(std::int64_t topic, PersonId asks, const std::string& asking, PersonId offers,
                    const std::string& offering) const {
    return ask_in_words(asking, gathered_.text_about(topic, asks, NoteKind::ask), offering,
                        gathered_.text_about(topic, offers, NoteKind::offer));
  }

  store::ReadTx& tx_;
  const Gathered& gathered_;
};

// Whether two may be suggested: nothing was said of them before, and they don't know each other.
class MayMeet {
 public:
  MayMeet(store::ReadTx& tx, const Gathered& gathered) : acquaintances_(tx), gathered_(gathered) {
    for (const Two& two : store::pairs_thought_of(tx))
      thought_of_.insert(in_order(two.first, two.second));
  }
  bool operator()(const Pairing& pairing) {
    const PersonId one = gathered_.person(pairing.first).person;
    const PersonId other = gathered_.person(pairing.second).person;
    return !thought_of_.contains(in_order(one, other)) &&
           !acquaintances_.know_each_other(one, other);
  }

 private:
  Acquaintances acquaintances_;
  const Gathered& gathered_;
  std::set<Two> thought_of_ = {};
};

}  // namespace

std::vector<SuggestedPair> suggested_introductions(store::ReadTx& tx, const PairWish& wish) {
  const Gathered gathered(tx, wish.today);
  const Community everybody(gathered.members(), wish.today);
  int twice = -1;
  std::vector<Pairing> pairs;
  if (wish.with) {
    const std::optional<int> place = gathered.place_of(wish.with);
    if (!place) return {};
    twice = *place;
    pairs = everybody.pairs_with(twice, std::numeric_limits<int>::max());
  } else {
    pairs = everybody.pairs();
  }
  MayMeet may_meet(tx, gathered);
  Wording wording(tx, gathered);
  std::vector<SuggestedPair> list;
  for (const Pairing& pairing :
       nobody_twice(pairs, wish.limit, twice, [&](const Pairing& p) { return may_meet(p); })) {
    const std::vector<PairGround> grounds = everybody.grounds(pairing);
    if (!grounds.empty()) list.push_back(wording.pair_of(pairing, grounds.front()));
  }
  return list;
}

}  // namespace wellmet::actions
