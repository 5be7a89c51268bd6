// Whom to turn to today. The user's own promises come first, on their day; then every kind of
// reason has its own queue, and the queues take turns, so that ten thank-yous do not hide a
// birthday. A matter is a reason with its occasion (this silence, that birthday): it is named on
// three days at most, then it is the user's turn. Where urgency does not decide, a shuffle seeded
// by the day and the name does: nobody stays on top, and nothing about the person tips the scale.
#include "judgement/today.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "judgement/because.h"
#include "judgement/notice.h"
#include "model/called.h"

namespace wellmet {
namespace {

// On how many days a matter is named before it rests. Of a silence two are for the first naming
// and the rest for the second; of a day ahead one, so that the day itself is left.
constexpr int most_days_first_naming = 2;
constexpr int most_days_ahead = 1;
constexpr int most_days_old_friend = 2;

// Of the nudges of a week at most this share are old friends.
constexpr int old_friends_one_in = 5;

struct Candidate {
  const TodayPerson* person = nullptr;
  SuggestionKind kind = SuggestionKind::promise;
  int bucket = 0;  // what is more urgent first
  int day = 0;     // within a bucket, where a day decides
  std::uint64_t shuffle = 0;
  std::string matter = {};
  const DueFollowUp* follow_up = nullptr;
  const NearDate* date = nullptr;
  const WaitingIntroduction* introduction = nullptr;
};
using Queue = std::vector<Candidate>;

constexpr std::size_t kind_count = 6;
constexpr std::array<std::string_view, kind_count> kind_words = {
    "promise", "date", "courtesy", "introduction", "drift", "dormant"};
using Queues = std::array<Queue, kind_count>;

// FNV-1a with a last mixing: the same on every machine, as the list must be.
std::uint64_t shuffle_value(int seed, const TodayPerson& person) {
  std::uint64_t hash = 0xCBF29CE484222325;
  const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 0x100000001B3; };
  for (char c : name_without_titles(person.name)) add(static_cast<unsigned char>(c));
  for (int shift = 0; shift < 32; shift += 8)
    add(static_cast<unsigned char>(static_cast<unsigned>(seed) >> shift));
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
  return hash ^ (hash >> 33);
}

int week_of(LocalDate day) {
  const int monday_of_week_0 = -3;  // 1970-01-01 was a Thursday
  return static_cast<int>(std::floor((day.day_number - monday_of_week_0) / 7.0));
}

// The occasion of a silence: since the last contact, and since it was last snoozed or skipped.
std::string matter_of_silence(const TodayPerson& person, LocalDate today) {
  const bool known = person.rhythm.contact_days > 0;
  std::string matter = "silence " + (known ? to_iso(person.rhythm.last_day) : "");
  const auto& rest = person.quiet_until;
  if (rest && *rest <= today && (!known || *rest > person.rhythm.last_day))
    matter += " after " + to_iso(*rest);
  return matter;
}

// Of those that the week has room for: a wish is the user's own word.
bool is_nudge(SuggestionKind kind, int wished_cadence_days) {
  return wished_cadence_days == 0 &&
         (kind == SuggestionKind::drift || kind == SuggestionKind::dormant);
}

bool touched_today(const TodayPerson& person, LocalDate today) {
  return person.rhythm.contact_days > 0 && person.rhythm.last_day >= today;
}

class People {
 public:
  People(const TodayFacts& facts, LocalDate today) : today_(today) {
    for (const TodayPerson& person : facts.people) by_id_.emplace(person.id, &person);
    for (const DueFollowUp& f : facts.follow_ups) {
      if (f.due > today && f.due <= today + planned_within_days) planned_.insert(f.person);
    }
    for (const ShownMatter& shown : facts.shown) shown_[{shown.person, shown.matter}] = &shown;
  }
  const TodayPerson* find(PersonId id) const {
    const auto at = by_id_.find(id);
    return at == by_id_.end() ? nullptr : at->second;
  }
  // Nothing is against a line that the user did not ask for.
  bool may_suggest(const TodayPerson& person) const {
    const bool rests = person.quiet_until && *person.quiet_until > today_;
    return !person.died && !person.archived && !person.never_suggest && !rests &&
           !touched_today(person, today_);
  }
  bool is_planned(const TodayPerson& person) const { return planned_.contains(person.id); }
  int earlier_days(PersonId person, const std::string& matter) const {
    const ShownMatter* shown = find_shown(person, matter);
    return shown ? shown->earlier_days : 0;
  }
  const ShownMatter* find_shown(PersonId person, const std::string& matter) const {
    const auto at = shown_.find({person, matter});
    return at == shown_.end() ? nullptr : at->second;
  }

 private:
  LocalDate today_;
  std::unordered_map<PersonId, const TodayPerson*> by_id_;
  std::unordered_set<PersonId> planned_;
  std::map<std::pair<PersonId, std::string>, const ShownMatter*> shown_;
};

std::string matter_of(const DueFollowUp& f) {
  return fmt::format("follow-up {} {}", f.id.value, to_iso(f.due));
}

// Everything that could be said today, by kind.
class Gatherer {
 public:
  Gatherer(const TodayFacts& facts, const DayWish& wish)
      : facts_(facts), wish_(wish), people_(facts, wish.today) {}

  Queues queues() {
    for (const DueFollowUp& f : facts_.follow_ups) add_follow_up(f);
    for (const NearDate& date : facts_.dates) add_date(date);
    for (const WaitingIntroduction& one : facts_.introductions) add_introduction(one);
    for (const TodayPerson& person : facts_.people) {
      const bool planned = people_.is_planned(person) && person.wished_cadence_days == 0;
      if (people_.may_suggest(person) && !planned) add_silence(person);
    }
    for (Queue& queue : queues_) put_in_order(queue);
    return std::move(queues_);
  }
  int open_promises() const { return open_promises_; }
  const People& people() const { return people_; }

  static void put_in_order(Queue& queue) {
    const auto key = [](const Candidate& c) {
      const FollowUpId follow_up = c.follow_up ? c.follow_up->id : FollowUpId{};
      return std::tuple(c.bucket, c.day, c.shuffle, c.person->id, follow_up,
                        std::string_view(c.matter), c.date ? c.date->years : 0);
    };
    std::sort(queue.begin(), queue.end(),
              [&key](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
  }

 private:
  void add(Candidate candidate) {
    candidate.shuffle = shuffle_value(wish_.today.day_number, *candidate.person);
    queues_[static_cast<std::size_t>(candidate.kind)].push_back(std::move(candidate));
  }

  void add_follow_up(const DueFollowUp& f) {
    const TodayPerson* person = people_.find(f.person);
    if (!person || f.due > wish_.today || f.has_run_out || person->archived || person->died) return;
    if (!f.by_user() && (person->never_suggest || touched_today(*person, wish_.today))) return;
    std::string matter = matter_of(f);
    if (people_.earlier_days(f.person, matter) >= most_days_named) {
      open_promises_ += f.by_user();
      return;
    }
    const bool heavy = wish_.energy == Energy::low && f.kind == FollowUpKind::meet_again;
    // A file tells of many who have moved: first those with whom you were in touch.
    const bool far = f.courtesy == Courtesy::new_job && person->rhythm.contact_days == 0 &&
                     person->wished_cadence_days == 0;
    add({.person = person,
         .kind = f.by_user() ? SuggestionKind::promise : SuggestionKind::courtesy,
         .bucket = far     ? 2
                   : heavy ? 1
                           : 0,
         .day = -f.due.day_number,
         .matter = std::move(matter),
         .follow_up = &f});
  }

  void add_date(const NearDate& date) {
    const TodayPerson* person = people_.find(date.person);
    if (!person || !people_.may_suggest(*person) || is_over(date, *person)) return;
    const int ahead = date.on - wish_.today;
    std::string matter = matter_of(date);
    if (people_.earlier_days(date.person, matter) >=
        (ahead > 0 ? most_days_ahead : most_days_named))
      return;
    add({.person = person,
         .kind = SuggestionKind::date,
         .bucket = date.kind == DateKind::new_job           ? 2
                   : date.kind == DateKind::met_anniversary ? 1
                                                            : 0,
         .day = std::abs(ahead),
         .matter = std::move(matter),
         .date = &date});
  }

  // The user began it, so nobody's rest is against it; both must be here and alive.
  void add_introduction(const WaitingIntroduction& one) {
    const TodayPerson* person = people_.find(one.person);
    const TodayPerson* other = people_.find(one.other);
    const auto gone = [](const TodayPerson* p) { return !p || p->archived || p->died; };
    if (gone(person) || gone(other) || one.due > wish_.today || one.has_run_out) return;
    std::string matter = wellmet::matter_of(one);
    if (people_.earlier_days(one.person, matter) >= most_days_named) return;
    add({.person = person,
         .kind = SuggestionKind::introduction,
         .day = -one.due.day_number,
         .matter = std::move(matter),
         .introduction = &one});
  }

  bool is_over(const NearDate& date, const TodayPerson& person) const {
    const int ahead = date.on - wish_.today;
    const bool job = date.kind == DateKind::new_job;
    if (ahead > dates_shown_before_days ||
        -ahead > (job ? new_job_shown_days : dates_shown_after_days))
      return true;
    const bool greeted = person.rhythm.contact_days > 0 && person.rhythm.last_day >= date.on;
    return date.is_done || greeted || (date.kind == DateKind::met_anniversary && date.years < 1);
  }

  // By the friendship's own rhythm, or by the user's wish, which replaces it.
  void add_silence(const TodayPerson& person) {
    if (person.turned_to_on && *person.turned_to_on <= wish_.today &&
        wish_.today - *person.turned_to_on < rest_after_follow_up_days)
      return;
    std::string matter = matter_of_silence(person, wish_.today);
    // An archive brings the day of the last naming, not each of them.
    const LocalDate since =
        std::max(person.rhythm.last_day, person.quiet_until.value_or(person.rhythm.last_day));
    const bool was_named =
        person.named_on && *person.named_on > since && *person.named_on < wish_.today;
    const int days = std::max<int>(people_.earlier_days(person.id, matter), was_named);
    const auto put = [&](SuggestionKind kind, int bucket, int day) {
      add({.person = &person, .kind = kind, .bucket = bucket, .day = day, .matter = matter});
    };
    if (person.wished_cadence_days > 0) {
      if (wish_is_due(person) && days < most_days_named) put(SuggestionKind::drift, 0, 0);
      return;
    }
    switch (rhythm_on(person.rhythm, wish_.today)) {
      case Rhythm::quieter:
        if (days < most_days_first_naming)
          put(SuggestionKind::drift, 1, named_from(person.rhythm)->day_number);
        break;
      case Rhythm::drifting:
        if (days < most_days_named)
          put(SuggestionKind::drift, 2, named_again_from(person.rhythm)->day_number);
        break;
      case Rhythm::dormant:
        if (days < most_days_old_friend) put(SuggestionKind::dormant, 0, 0);
        break;
      case Rhythm::just_met:
      case Rhythm::in_rhythm:
        break;
    }
  }

  bool wish_is_due(const TodayPerson& person) const {
    return person.rhythm.contact_days == 0 ||
           wish_.today - person.rhythm.last_day > person.wished_cadence_days;
  }

  const TodayFacts& facts_;
  const DayWish& wish_;
  People people_;
  Queues queues_ = {};
  int open_promises_ = 0;
};

// Takes from the queues in turn, as long as there is room.
class Chooser {
 public:
  Chooser(const Queues& queues, const TodayFacts& facts, const DayWish& wish, const People& people)
      : queues_(queues), people_(people), limit_(std::max(0, wish.limit)) {
    find_answered(facts);
    for (const ShownMatter& shown : facts.shown) {
      if (!(shown.this_week || shown.today)) continue;
      if (!is_nudge(shown.kind, shown.wished_cadence_days)) continue;
      ++nudges_;
      old_friends_ += shown.kind == SuggestionKind::dormant;
    }
    most_nudges_ = wish.nudges_a_week;
  }

  std::vector<const Candidate*> choose() {
    for (const Candidate& promise : queue(SuggestionKind::promise)) {
      if (std::ssize(chosen_) < limit_) take(promise);
    }
    place_[static_cast<std::size_t>(SuggestionKind::promise)] =
        queue(SuggestionKind::promise).size();
    for (bool any = true; any && has_room();) {
      any = false;
      for (std::size_t k = 0; k < kind_count && has_room(); ++k) any = take_next(k) || any;
    }
    return std::move(chosen_);
  }

 private:
  const Queue& queue(SuggestionKind kind) const { return queues_[static_cast<std::size_t>(kind)]; }
  bool has_room() const { return std::ssize(chosen_) < room_; }

  bool is_still_there(const ShownMatter& shown) const {
    return std::ranges::any_of(queues_, [&](const Queue& queue) {
      return std::ranges::any_of(queue, [&](const Candidate& c) {
        return c.person->id == shown.person && c.matter == shown.matter;
      });
    });
  }

  // A line that was shown today and is not to be said any more was answered: it makes no room for
  // another, neither for another reason of the same person nor for another old friend.
  void find_answered(const TodayFacts& facts) {
    room_ = limit_;
    for (const ShownMatter& shown : facts.shown) {
      if (!shown.today || is_still_there(shown)) continue;
      --room_;
      answered_.insert(shown.person);
      took_old_friend_ = took_old_friend_ || shown.kind == SuggestionKind::dormant;
    }
  }

  bool take(const Candidate& candidate) {
    if (!listed_.insert(candidate.person->id).second) return false;
    chosen_.push_back(&candidate);
    return true;
  }

  // What was named before is no new nudge.
  bool is_new_nudge(const Candidate& c) const {
    return is_nudge(c.kind, c.person->wished_cadence_days) &&
           !people_.find_shown(c.person->id, c.matter);
  }

  bool is_one_too_many(const Candidate& c) const {
    if (!is_new_nudge(c)) return false;
    return nudges_ >= most_nudges_ ||
           (c.kind == SuggestionKind::dormant &&
            old_friends_ >= std::max(1, most_nudges_ / old_friends_one_in));
  }

  bool take_next(std::size_t k) {
    while (place_[k] < queues_[k].size()) {
      const Candidate& candidate = queues_[k][place_[k]++];
      if (candidate.kind == SuggestionKind::dormant && took_old_friend_) return false;
      const bool new_job =
          candidate.follow_up && candidate.follow_up->courtesy == Courtesy::new_job;
      if (new_job && took_new_job_) continue;
      if (is_one_too_many(candidate) || answered_.contains(candidate.person->id)) continue;
      if (!take(candidate)) continue;
      nudges_ += is_new_nudge(candidate);
      took_new_job_ = took_new_job_ || new_job;
      took_old_friend_ = took_old_friend_ || candidate.kind == SuggestionKind::dormant;
      return true;
    }
    return false;
  }

  const Queues& queues_;
  const People& people_;
  std::ptrdiff_t limit_;
  std::ptrdiff_t room_ = 0;
  int nudges_ = 0, old_friends_ = 0, most_nudges_ = 0;
  std::array<std::size_t, kind_count> place_ = {};
  std::unordered_set<PersonId> listed_, answered_;
  std::vector<const Candidate*> chosen_;
  bool took_old_friend_ = false;
  bool took_new_job_ = false;  // at most one a day, whatever a file told
};

Reason reason(const Candidate& c, const DayWish& wish) {
  if (c.follow_up) return reason_for(*c.follow_up, *c.person, wish);
  if (c.date) return reason_for(*c.date, *c.person, wish);
  if (c.introduction) return reason_for(*c.introduction, *c.person, wish);
  if (c.kind == SuggestionKind::drift)
    return reason_for_drift(*c.person, wish, static_cast<unsigned>(c.shuffle >> 40));
  return reason_for_reconnecting(*c.person, wish);
}

Suggestion suggestion(const Candidate& c, const DayWish& wish) {
  Reason words = reason(c, wish);
  return {.person = c.person->id,
          .name = c.person->name,
          .kind = c.kind,
          .because = std::move(words.because),
          .because_clause = std::move(words.because_clause),
          .next_act = std::move(words.next_act),
          .facts = std::move(words.facts),
          .claims = std::move(words.claims),
          .follow_up = c.follow_up ? c.follow_up->id : FollowUpId{},
          .introduction = c.introduction ? c.introduction->id : IntroductionId{},
          .matter = c.matter,
          .done_as = std::move(words.done_as)};
}

// What is of this very day and found no line: promises, and the days of people.
std::vector<std::string> left_over(const Queues& queues,
                                   const std::vector<const Candidate*>& chosen, LocalDate today) {
  std::vector<std::string> more;
  const auto is_listed = [&](const Candidate& c) {
    return std::ranges::find(chosen, &c) != chosen.end();
  };
  for (const Candidate& c : queues[static_cast<std::size_t>(SuggestionKind::promise)]) {
    if (!is_listed(c)) more.push_back(c.person->name);
  }
  for (const Candidate& c : queues[static_cast<std::size_t>(SuggestionKind::date)]) {
    if (is_listed(c) || c.date->on != today) continue;
    if (c.date->kind == DateKind::birthday)
      more.push_back(possessive(c.person->name) + " birthday");
    if (c.date->kind == DateKind::other)
      more.push_back(fmt::format("{} ({})", c.person->name, c.date->label));
  }
  return more;
}

}  // namespace

std::string matter_of(const NearDate& date) {
  switch (date.kind) {
    case DateKind::birthday:
      return "birthday " + to_iso(date.on);
    case DateKind::met_anniversary:
      return "met " + to_iso(date.on);
    case DateKind::new_job:
      return "new job " + to_iso(date.on);
    case DateKind::other:
      break;
  }
  return fmt::format("date {} {}", to_iso(date.on), date.label);
}

DayList suggest(const TodayFacts& facts, const DayWish& wish) {
  Gatherer gatherer(facts, wish);
  const Queues queues = gatherer.queues();
  const std::vector<const Candidate*> chosen =
      Chooser(queues, facts, wish, gatherer.people()).choose();
  DayList list{.more = left_over(queues, chosen, wish.today),
               .open_promises = gatherer.open_promises()};
  for (const Candidate* candidate : chosen) list.lines.push_back(suggestion(*candidate, wish));
  return list;
}

std::vector<Suggestion> reconnect(const TodayFacts& facts, const DayWish& wish) {
  const People people(facts, wish.today);
  Queue queue;
  for (const TodayPerson& person : facts.people) {
    const bool dormant = person.rhythm.contact_days > 0 && person.wished_cadence_days == 0 &&
                         rhythm_on(person.rhythm, wish.today) == Rhythm::dormant;
    if (dormant && people.may_suggest(person) && !people.is_planned(person))
      queue.push_back({.person = &person,
                       .kind = SuggestionKind::dormant,
                       .shuffle = shuffle_value(week_of(wish.today), person),
                       .matter = matter_of_silence(person, wish.today)});
  }
  Gatherer::put_in_order(queue);
  if (std::ssize(queue) > wish.limit)
    queue.resize(static_cast<std::size_t>(std::max(0, wish.limit)));
  std::vector<Suggestion> list;
  for (const Candidate& candidate : queue) list.push_back(suggestion(candidate, wish));
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
  return std::string(kind_words[static_cast<std::size_t>(kind)]);
}

SuggestionKind parse_suggestion_kind(std::string_view word) {
  const auto* found = std::ranges::find(kind_words, word);
  return found == kind_words.end() ? SuggestionKind::promise
                                   : static_cast<SuggestionKind>(found - kind_words.begin());
}

}  // namespace wellmet
