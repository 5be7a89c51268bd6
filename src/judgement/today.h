#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "judgement/cadence.h"
#include "judgement/claim.h"
#include "judgement/introductions/waiting.h"
#include "model/follow_up.h"
#include "model/follow_up_rules.h"
#include "model/interaction.h"

namespace wellmet {

// What the day's list is made from. Gathered with a fixed number of queries that read candidates
// only; the order of the vectors does not matter. There is no room here for a title, a company, a
// count of interactions or who helped whom how often, so they cannot sway the list.

// A person named by anything below.
struct TodayPerson {
  PersonId id = {};
  std::string name = {};   // as displayed; without titles it seeds the day's shuffle
  std::string given = {};  // the card's given name; "" unknown
  RhythmState rhythm = {};
  bool died = false;                           // nothing is said
  bool archived = false;                       // nothing is said
  bool never_suggest = false;                  // only what the user promised in person is said
  int wished_cadence_days = 0;                 // > 0 replaces the friendship's own rhythm
  std::optional<LocalDate> quiet_until = {};   // snoozed, skipped: no line but promises before this
                                               // day
  std::optional<LocalDate> named_on = {};      // last day on which their silence was named
  std::optional<LocalDate> turned_to_on = {};  // last day on which a follow-up of theirs was done
                                               // or dropped
  bool is_owner = false;                       // you: a plan of yours for nobody else
  std::string common_ground = {};              // rarest thing shared: "dogs"; "" when none is known
};

// An open follow-up. One due after today gives no line, but says that something is planned: then
// the person is not named for a silence.
struct DueFollowUp {
  FollowUpId id = {};
  PersonId person = {};
  FollowUpKind kind = FollowUpKind::custom;
  std::string text = {};
  LocalDate due = {};
  LocalDate made = {};
  Courtesy courtesy = Courtesy::none;             // none: the user's own promise
  std::string about_name = {};                    // close the loop: whom they introduced you to
  bool about_seen = true;                         // you were in touch with them since
  InteractionId from = {};                        // the interaction that it arose from
  std::optional<InteractionKind> from_kind = {};  // its kind and day
  std::optional<LocalDate> from_day = {};
  bool has_run_out = false;  // no line
  bool by_user() const { return courtesy == Courtesy::none; }
};

enum class DateKind { birthday, met_anniversary, new_job, other };

// A day worth a word. The day on which it falls in this year's round, within
// today - dates_shown_after_days .. today + dates_shown_before_days; a new job up to
// new_job_shown_days after its beginning. Outside of that it is passed over.
struct NearDate {
  PersonId person = {};
  DateKind kind = DateKind::birthday;
  std::string label = {};  // other: "anniversary", "Biscuit's birthday"
  LocalDate on = {};
  int years = 0;         // since the day itself; 0: unknown
  bool once = false;     // it does not come back next year
  bool is_done = false;  // congratulated already, or ticked off before the day
};
std::string matter_of(const NearDate&);  // as Suggestion::matter
constexpr int dates_shown_before_days = 3;
constexpr int dates_shown_after_days = 1;
constexpr int new_job_shown_days = 30;
constexpr int planned_within_days = 7;
// Whoever a follow-up was done or dropped for was just thought of: their silence is not named yet.
constexpr int rest_after_follow_up_days = 7;
constexpr int most_days_named = 3;  // a matter rests after so many days without an answer

enum class SuggestionKind { promise, date, courtesy, introduction, drift, dormant };
std::string to_text(SuggestionKind);
SuggestionKind parse_suggestion_kind(std::string_view);  // promise for a word that is none

// How often the list has named a matter, on days that were looked at.
struct ShownMatter {
  PersonId person = {};
  std::string matter = {};  // Suggestion::matter
  SuggestionKind kind = SuggestionKind::promise;
  int earlier_days = 0;    // before today
  bool this_week = false;  // on one of the six days before today
  bool today = false;
  int wished_cadence_days = 0;  // of the person
};

struct TodayFacts {
  // Everyone named in the lists below, everyone whose silence is named (from <= today < dormant),
  // everyone whose wish is due (last_day + wish < today, or no contact yet), and the dormant ones
  // (all, or some chosen by the caller, as the list shows one of them at most).
  std::vector<TodayPerson> people = {};
  std::vector<DueFollowUp> follow_ups = {};
  std::vector<NearDate> dates = {};
  std::vector<WaitingIntroduction> introductions = {};
  std::vector<ShownMatter> shown = {};  // of these people, and all of today and this week
};

enum class Energy { low, usual, plenty };
std::optional<Energy> parse_energy(std::string_view);

inline constexpr int most_lines_a_day = 20;
struct DayWish {
  LocalDate today = {};
  Energy energy = Energy::usual;
  int limit = 5;           // lines, 1 to most_lines_a_day
  int nudges_a_week = 10;  // new ones: silences and old friends; wishes do not count
};

struct DatedFact {
  LocalDate on = {};
  std::string what = {};  // "you were last in touch"
  friend bool operator==(const DatedFact&, const DatedFact&) = default;
};

// A sentence with one name in it, so that a front can make the name a link.
struct NamedSentence {
  std::string before = {}, name = {}, after = {};
  std::string text() const { return before + name + after; }
  friend bool operator==(const NamedSentence&, const NamedSentence&) = default;
};

// One line of the list.
struct Suggestion {
  PersonId person = {};
  std::string name = {};
  SuggestionKind kind = SuggestionKind::promise;
  std::string because = {};           // one sentence, under 20 words
  std::string because_clause = {};    // the same, to stand after "because"
  NamedSentence next_act = {};        // "Send ", "Maya Chen", " a photo or two lines"
  std::vector<DatedFact> facts = {};  // by date; what the sentence was made from
  std::vector<Claim> claims = {};     // all that the sentence says
  FollowUpId follow_up = {};          // the promise or courtesy, if it is one
  IntroductionId introduction = {};   // whose next step it is, if it is one
  std::string matter = {};            // the same from day to day, until it is answered
  // What it then is to have done it, in the words of model/interaction.h or one's own:
  // "call", "invitation"; "" of a follow-up or an introduction, which are done as themselves.
  std::string done_as = {};
  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

struct DayList {
  std::vector<Suggestion> lines = {};  // at most the limit
  std::vector<std::string> more =
      {};                 // promised for today, or somebody's day, and no room: "Jo Li"
  int open_promises = 0;  // own promises that were shown often enough and wait in the list of all
};

// The day's list: the user's own promises of the day first, then what else there is, taking turns;
// never two lines for one person. No matter is shown on more than three days unanswered, and a line
// that was answered today makes no room for another. The same for the same day and facts.
DayList suggest(const TodayFacts&, const DayWish&);

// Old friends to write to again: dormant. Reads only `people`. A few, another few each week (from
// Monday), the same all week.
std::vector<Suggestion> reconnect(const TodayFacts&, const DayWish&);

}  // namespace wellmet
