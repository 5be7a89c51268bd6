// Whom to turn to today. Every kind of reason has its own queue, ordered by urgency; the queues
// take turns, so that ten promises do not hide a birthday and a drifting friend is not always
// tomorrow's business. Where urgency does not decide, a shuffle seeded by the day and the card's
// UID does: nobody stays on top, and nothing about the person (name, title, age of the row) tips
// the scale.
#include "judgement/today.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "judgement/because.h"

namespace wellmet {
namespace {

constexpr int old_promise_days = 14;  // from here on promises take turns by the shuffle
constexpr int soon_after_meeting_days = 14;
constexpr int dormant_rest_days = 90;

struct Candidate {
  const TodayPerson* person = nullptr;
  int bucket = 0;  // what is more urgent first
  int day = 0;     // within a bucket, where a day decides
  std::uint64_t shuffle = 0;
  const DueFollowUp* follow_up = nullptr;
  const NearDate* date = nullptr;
};
using Queue = std::vector<Candidate>;

constexpr std::size_t kind_count = 5;
using Queues = std::array<Queue, kind_count>;

// FNV-1a with a last mixing: the same on every machine, as the list must be.
std::uint64_t shuffle_value(int seed, const TodayPerson& person) {
  std::uint64_t hash = 0xCBF29CE484222325;
  const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 0x100000001B3; };
  for (char c : person.uid.empty() ? person.name : person.uid) add(static_cast<unsigned char>(c));
  for (int shift = 0; shift < 32; shift += 8)
    add(static_cast<unsigned char>(static_cast<unsigned>(seed) >> shift));
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
  return hash ^ (hash >> 33);
}

int week_of(LocalDate day) {
  const int monday_of_week_0 = -3;  // 1970-01-01 was a Thursday
  return static_cast<int>(std::floor((day.day_number - monday_of_week_0) / 7.0));
}

class People {
 public:
  explicit People(const TodayFacts& facts, LocalDate today) : today_(today) {
    for (const TodayPerson& person : facts.people) by_id_.emplace(person.id, &person);
    for (const DueFollowUp& f : facts.follow_ups) {
      if (f.due > today) planned_.insert(f.person);
    }
  }
  const TodayPerson* find(PersonId id) const {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? nullptr : at->second;
  }
  // Nothing stands against a line that the user did not ask for.
  bool may_suggest(const TodayPerson& person) const {
    const bool later = person.quiet_until && *person.quiet_until > today_;
    return !person.archived && !person.never_suggest && !later;
  }
  bool is_planned(const TodayPerson& person) const { return planned_.contains(person.id); }

 private:
  LocalDate today_;
  std::unordered_map<PersonId, const TodayPerson*> by_id_;
  std::unordered_set<PersonId> planned_;
};

bool rested(const TodayPerson& person, LocalDate today, double days) {
  return !person.last_nudge || *person.last_nudge >= today || today - *person.last_nudge >= days;
}

Queue promises(const TodayFacts& facts, const People& people, const DayWish& wish) {
  Queue queue;
  for (const DueFollowUp& f : facts.follow_ups) {
    const TodayPerson* person = people.find(f.person);
    if (!person || f.due > wish.today || person->archived) continue;
    if (person->never_suggest && !f.by_user) continue;
    const bool old = wish.today - f.due > old_promise_days;
    const bool heavy = wish.energy == Energy::low && f.kind == FollowUpKind::meet_again;
    queue.push_back({.person = person,
                     .bucket = 2 * heavy + old,
                     .day = old ? 0 : f.due.day_number,
                     .shuffle = shuffle_value(wish.today.day_number, *person),
                     .follow_up = &f});
  }
  return queue;
}

bool was_greeted(const TodayPerson& person, const NearDate& date) {
  return person.rhythm.contact_days > 0 && person.rhythm.last_day >= date.on;
}

Queue dates(const TodayFacts& facts, const People& people, const DayWish& wish) {
  Queue queue;
  for (const NearDate& date : facts.dates) {
    const TodayPerson* person = people.find(date.person);
    if (!person || !people.may_suggest(*person)) continue;
    const int ahead = date.on - wish.today;
    const bool job = date.kind == DateKind::new_job;
    const int after = job ? new_job_shown_days : dates_shown_after_days;
    if (ahead > dates_shown_before_days || -ahead > after || was_greeted(*person, date)) continue;
    if (date.kind == DateKind::met_anniversary && date.years < 1) continue;
    queue.push_back({.person = person,
                     .bucket = job                                      ? 2
                               : date.kind == DateKind::met_anniversary ? 1
                                                                        : 0,
                     .day = std::abs(ahead),
                     .shuffle = shuffle_value(wish.today.day_number, *person),
                     .date = &date});
  }
  return queue;
}

bool wish_is_due(const TodayPerson& person, LocalDate today) {
  return person.rhythm.contact_days == 0 ||
         today - person.rhythm.last_day > person.wished_cadence_days;
}

bool is_first_meeting(const TodayPerson& person, const Drift& now, const DayWish& wish) {
  return person.rhythm.contact_days == 1 && wish.energy != Energy::low &&
         now.silence_days >= first_meeting_after_days &&
         now.silence_days <= first_meeting_until_days && rested(person, wish.today, now.gap_days);
}

// In the range of p that the list takes first, and silent for longer than these two usually are:
// of friends who talk twice a year p is high on the day after a call (docs/decisions/0006).
bool is_quiet(const Drift& now) {
  return now.rhythm != Rhythm::just_met && now.p >= quiet_p && now.p < gone_p &&
         now.silence_days >= now.gap_days;
}

// By the friendship's own rhythm, or by the user's wish, which replaces it.
void add_by_rhythm(Queues& queues, const TodayPerson& person, const DayWish& wish) {
  const auto queue = [&queues](SuggestionKind kind) -> Queue& {
    return queues[static_cast<std::size_t>(kind)];
  };
  const Drift now = drift(person.rhythm, wish.today, wish.horizon_days);
  const std::uint64_t shuffle = shuffle_value(wish.today.day_number, person);
  if (person.wished_cadence_days > 0) {
    if (wish_is_due(person, wish.today) && rested(person, wish.today, person.wished_cadence_days))
      queue(SuggestionKind::drift).push_back({.person = &person, .bucket = 0, .shuffle = shuffle});
  } else if (is_first_meeting(person, now, wish)) {
    const bool later = now.silence_days > soon_after_meeting_days;
    queue(SuggestionKind::first_meeting)
        .push_back({.person = &person, .bucket = later, .shuffle = shuffle});
  } else if (is_quiet(now)) {
    const bool drifting = now.rhythm == Rhythm::drifting;
    if (rested(person, wish.today, now.gap_days))
      queue(SuggestionKind::drift)
          .push_back({.person = &person, .bucket = drifting ? 1 : 2, .shuffle = shuffle});
  }
}

// Dormant, or given up by the day's list.
bool may_reconnect(const TodayPerson& person, const DayWish& wish) {
  if (person.rhythm.contact_days == 0 || person.wished_cadence_days > 0) return false;
  const Drift now = drift(person.rhythm, wish.today, wish.horizon_days);
  const bool fresh_beginning =
      now.rhythm == Rhythm::just_met && now.silence_days <= first_meeting_until_days;
  return now.rhythm == Rhythm::dormant || (now.p >= gone_p && !fresh_beginning);
}

void put_in_order(Queue& queue) {
  const auto key = [](const Candidate& c) {
    const FollowUpId follow_up = c.follow_up ? c.follow_up->id : FollowUpId{};
    const auto date = c.date ? std::tuple(c.date->kind, c.date->on, std::string_view(c.date->label),
                                          c.date->years)
                             : std::tuple(DateKind{}, LocalDate{}, std::string_view{}, 0);
    return std::tuple(c.bucket, c.day, c.shuffle, c.person->id, follow_up, date);
  };
  std::sort(queue.begin(), queue.end(),
            [&key](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
}

Queue reconnect_queue(const TodayFacts& facts, const People& people, const DayWish& wish) {
  Queue queue;
  for (const TodayPerson& person : facts.people) {
    if (people.may_suggest(person) && !people.is_planned(person) && may_reconnect(person, wish))
      queue.push_back({.person = &person, .shuffle = shuffle_value(week_of(wish.today), person)});
  }
  put_in_order(queue);
  return queue;
}

// One a day: they have waited for years, and have a list of their own.
Queue one_dormant(const TodayFacts& facts, const People& people, const DayWish& wish) {
  Queue queue = reconnect_queue(facts, people, wish);
  std::erase_if(queue, [&wish](const Candidate& c) {
    return !rested(*c.person, wish.today, dormant_rest_days);
  });
  return queue;
}

Queues queues_of(const TodayFacts& facts, const DayWish& wish) {
  const People people(facts, wish.today);
  Queues queues;
  queues[static_cast<std::size_t>(SuggestionKind::promise)] = promises(facts, people, wish);
  queues[static_cast<std::size_t>(SuggestionKind::date)] = dates(facts, people, wish);
  queues[static_cast<std::size_t>(SuggestionKind::dormant)] = one_dormant(facts, people, wish);
  for (const TodayPerson& person : facts.people) {
    if (people.may_suggest(person) && !people.is_planned(person))
      add_by_rhythm(queues, person, wish);
  }
  for (Queue& queue : queues) put_in_order(queue);
  return queues;
}

// How many lines a kind may take before the next kind has its turn. Two for the kinds that are most
// often there, when the list is long enough for others to follow.
std::size_t lines_a_turn(SuggestionKind kind, std::size_t limit) {
  const bool often = kind == SuggestionKind::promise || kind == SuggestionKind::drift;
  return often && limit >= 4 ? 2 : 1;
}

struct Chosen {
  SuggestionKind kind = SuggestionKind::promise;
  const Candidate* candidate = nullptr;
};

class Chooser {
 public:
  Chooser(const Queues& queues, std::size_t limit) : queues_(queues), limit_(limit) {}

  std::vector<Chosen> choose() {
    bool someone_waits = true;
    while (someone_waits && chosen_.size() < limit_) {
      someone_waits = false;
      for (std::size_t k = 0; k < kind_count; ++k)
        someone_waits = take_turn(static_cast<SuggestionKind>(k)) || someone_waits;
    }
    std::stable_sort(chosen_.begin(), chosen_.end(),
                     [](const Chosen& a, const Chosen& b) { return a.kind < b.kind; });
    return std::move(chosen_);
  }

 private:
  bool take_turn(SuggestionKind kind) {
    std::size_t taken = 0;
    const auto k = static_cast<std::size_t>(kind);
    if (kind == SuggestionKind::dormant && took_dormant_) return false;
    while (taken < lines_a_turn(kind, limit_) && chosen_.size() < limit_ &&
           place_[k] < queues_[k].size()) {
      const Candidate& candidate = queues_[k][place_[k]++];
      if (!listed_.insert(candidate.person->id).second) continue;
      chosen_.push_back({kind, &candidate});
      took_dormant_ = took_dormant_ || kind == SuggestionKind::dormant;
      ++taken;
    }
    return taken > 0;
  }

  const Queues& queues_;
  std::size_t limit_;
  std::array<std::size_t, kind_count> place_ = {};
  std::unordered_set<PersonId> listed_;
  std::vector<Chosen> chosen_;
  bool took_dormant_ = false;
};

Reason reason(const Chosen& chosen, const DayWish& wish) {
  const Candidate& c = *chosen.candidate;
  switch (chosen.kind) {
    case SuggestionKind::promise:
      return reason_for(*c.follow_up, *c.person, wish);
    case SuggestionKind::date:
      return reason_for(*c.date, *c.person, wish);
    case SuggestionKind::first_meeting:
      return reason_for_first_meeting(*c.person, wish);
    case SuggestionKind::drift:
      return reason_for_drift(*c.person, wish, static_cast<unsigned>(c.shuffle >> 40));
    case SuggestionKind::dormant:
      break;
  }
  return reason_for_reconnecting(*c.person, wish);
}

Suggestion suggestion(const Chosen& chosen, const DayWish& wish) {
  const Candidate& c = *chosen.candidate;
  Reason words = reason(chosen, wish);
  return {.person = c.person->id,
          .name = c.person->name,
          .kind = chosen.kind,
          .because = std::move(words.because),
          .next_act = std::move(words.next_act),
          .facts = std::move(words.facts),
          .follow_up = c.follow_up ? c.follow_up->id : FollowUpId{}};
}

}  // namespace

std::vector<Suggestion> suggest(const TodayFacts& facts, const DayWish& wish) {
  const Queues queues = queues_of(facts, wish);
  std::vector<Suggestion> list;
  for (const Chosen& chosen :
       Chooser(queues, static_cast<std::size_t>(std::max(0, wish.limit))).choose())
    list.push_back(suggestion(chosen, wish));
  return list;
}

std::vector<Suggestion> reconnect(const TodayFacts& facts, const DayWish& wish) {
  const Queue queue = reconnect_queue(facts, People(facts, wish.today), wish);
  std::vector<Suggestion> list;
  std::unordered_set<PersonId> listed;
  for (const Candidate& candidate : queue) {
    if (static_cast<int>(list.size()) >= wish.limit) break;
    if (listed.insert(candidate.person->id).second)
      list.push_back(suggestion({SuggestionKind::dormant, &candidate}, wish));
  }
  return list;
}

std::optional<Energy> parse_energy(std::string_view given) {
  const std::string word = to_lower_ascii(trim(given));
  if (word == "low") return Energy::low;
  if (word == "usual" || word == "normal") return Energy::usual;
  if (word == "plenty" || word == "high") return Energy::plenty;
  return std::nullopt;
}

std::string to_text(SuggestionKind kind) {
  static constexpr std::array<const char*, kind_count> texts = {"promise", "first meeting", "date",
                                                                "drift", "dormant"};
  return texts[static_cast<std::size_t>(kind)];
}

}  // namespace wellmet
