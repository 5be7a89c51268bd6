#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "judgement/cadence.h"
#include "model/follow_up.h"
#include "model/interaction.h"

namespace wellmet {

// What the day's list is made from. Gathered with a fixed number of queries that read candidates
// only; the order of the vectors does not matter. There is no room here for a title, a company, a
// count of interactions or who helped whom how often, so they cannot sway the list.

// A person named by anything below.
struct TodayPerson {
  PersonId id = {};
  std::string uid = {};  // the card's UID: the day's shuffle is seeded by it
  std::string name = {};
  RhythmState rhythm = {};
  bool archived = false;        // nothing is said
  bool never_suggest = false;   // only what the user promised in person is said
  int wished_cadence_days = 0;  // > 0 replaces the friendship's own rhythm
  std::optional<LocalDate> last_nudge =
      {};  // last day on which a line of kind drift, first_meeting
           // or dormant was shown; today itself does no harm
  std::optional<LocalDate> quiet_until = {};  // "later", "we are fine": no line but promises before
                                              // this day
  std::string common_ground = {};             // rarest thing shared: "dogs"; "" when none is known
};

// An open follow-up. One due after today gives no line, but says that something is planned: then
// the person is not called drifting, dormant or a first meeting to follow up.
struct DueFollowUp {
  FollowUpId id = {};
  PersonId person = {};
  FollowUpKind kind = FollowUpKind::custom;
  std::string text = {};
  LocalDate due = {};
  LocalDate made = {};
  bool by_user = false;                           // FollowUp::rule is empty
  std::string about_name = {};                    // close the loop: whom they introduced you to
  std::optional<InteractionKind> from_kind = {};  // the interaction that it arose from
  std::optional<LocalDate> from_day = {};
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
  int years = 0;  // since the day itself; 0: unknown
};
constexpr int dates_shown_before_days = 3;
constexpr int dates_shown_after_days = 2;
constexpr int new_job_shown_days = 30;

struct TodayFacts {
  // Everyone named in the two lists below, everyone with one contact day from
  // today - first_meeting_until_days to today - first_meeting_after_days, everyone with
  // quiet_from <= today < gone_from, everyone whose wish is due (last_day + wish < today, or no
  // contact yet), and the dormant ones (gone_from <= today; all, or some chosen by the caller, as
  // the list shows one of them at most).
  std::vector<TodayPerson> people = {};
  std::vector<DueFollowUp> follow_ups = {};
  std::vector<NearDate> dates = {};
};
constexpr int first_meeting_after_days = 3;
constexpr int first_meeting_until_days = 60;

enum class Energy { low, usual, plenty };
std::optional<Energy> parse_energy(std::string_view);

struct DayWish {
  LocalDate today = {};
  Energy energy = Energy::usual;
  int limit = 5;
  int horizon_days = default_horizon_days;
};

// In order of urgency.
enum class SuggestionKind { promise, first_meeting, date, drift, dormant };
std::string to_text(SuggestionKind);

struct DatedFact {
  LocalDate on = {};
  std::string what = {};  // "you were last in touch"
  friend bool operator==(const DatedFact&, const DatedFact&) = default;
};

// One line of the list.
struct Suggestion {
  PersonId person = {};
  std::string name = {};
  SuggestionKind kind = SuggestionKind::promise;
  std::string because = {};           // one sentence, under 20 words
  std::string next_act = {};          // "Send a photo or two lines, perhaps about dogs"
  std::vector<DatedFact> facts = {};  // by date; what the sentence was made from
  FollowUpId follow_up = {};          // the promise, if it is one
  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

// The day's list: at most wish.limit lines, never two for one person, not filled by one kind while
// another waits (from two lines up); most urgent first. The same for the same day and facts.
std::vector<Suggestion> suggest(const TodayFacts&, const DayWish&);

// Old friends to write to again: dormant, or silent so long that the day's list has let them go
// (p >= .9). Reads only `people`. A few, another few each week (from Monday), the same all week.
std::vector<Suggestion> reconnect(const TodayFacts&, const DayWish&);

}  // namespace wellmet
