#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/id.h"

// Putting two people in touch, both having said yes. One is asked, then the other, and only then do
// they meet. Each stage holds the one before it, so that nothing can be an `Introduced` without two
// yeses in it; the table has the same rule as a constraint (migrations/0046_introductions.sql).
namespace wellmet {

using IntroductionId = Id<struct Introduction>;

namespace introduction {

struct Idea {};  // nobody has been asked
struct FirstAsked {
  LocalDate on = {};
};
struct FirstAgreed {
  FirstAsked asked;
  LocalDate on;
};
struct SecondAsked {
  FirstAgreed first;
  LocalDate on;
};
struct BothAgreed {
  SecondAsked asked;
  LocalDate on;
};
struct Introduced {
  BothAgreed agreed;
  LocalDate on;
};
struct TheyMet {
  Introduced introduced;
  LocalDate on;
};

// The ends. Who of two that had agreed would rather not is kept nowhere: it concerns nobody else.
struct Closed {
  std::variant<Introduced, TheyMet> after;
  LocalDate on;
};
struct Declined {
  std::variant<FirstAsked, FirstAgreed, SecondAsked, BothAgreed> after;
  LocalDate on;
};
struct GoneQuiet {
  std::variant<FirstAsked, FirstAgreed, SecondAsked, BothAgreed> after;
  LocalDate on;
};
struct SetAside {  // nobody was asked, and they are not suggested again
  LocalDate on;
};
struct IntroducedElsewhere {  // the user introduced them before both yeses were noted
  std::variant<FirstAsked, FirstAgreed, SecondAsked, BothAgreed> after;
  LocalDate on;
};

using Stage = std::variant<Idea, FirstAsked, FirstAgreed, SecondAsked, BothAgreed, Introduced,
                           TheyMet, Closed, Declined, GoneQuiet, SetAside, IntroducedElsewhere>;

// What can happen. `ask` and `yes` are about whoever's turn it is.
enum class Step { ask, yes, no, introduce, meet, close };
// The stage that a step leads to on a day; nothing where the step is none from there. Asking again
// moves the day of asking; nobody says yes who was not asked. To close is to end it: heard how it
// went, else gone quiet, else set aside.
std::optional<Stage> after(const Stage&, Step, LocalDate);

// The user says that she introduced them on that day: how one ends of which not both have said yes
// by then. Nothing of an idea, which nobody was asked about, and of what is introduced or over.
std::optional<Stage> introduced_elsewhere(const Stage&, LocalDate);

bool is_over(const Stage&);
// Whether it came to the introduction, whatever became of it.
bool was_made(const Stage&);
// The day of the stage, nothing of an idea: no later step lies before it.
std::optional<LocalDate> day_of(const Stage&);
// In JSON and in lists: "idea", "first asked", "both agreed", "gone quiet" …
std::string to_text(const Stage&);

// Every day of a thread, as a row has them; the stage follows from them and back.
struct Days {
  std::optional<LocalDate> first_asked = {}, first_agreed = {}, second_asked = {},
                           second_agreed = {}, introduced = {}, met = {}, ended = {};
  // "closed", "declined", "gone quiet", "not these two" (set aside), "introduced elsewhere"; ""
  // open
  std::string ending = {};
};
Days days_of(const Stage&);
// As far as the days hold together: one that lacks what must come before it is not believed.
Stage stage_of(const Days&);

// What was done, day by day, for a listing: "Maya said yes".
struct DayDone {
  LocalDate on = {};
  std::string what = {};
};

}  // namespace introduction

struct Introduction {
  IntroductionId id = {};
  PersonId first = {};   // who is asked first
  PersonId second = {};  // who is asked only when the first said yes
  // "both keep bees", without a full stop. The names of the two stand in it as {first} and {second}
  // (model/introductions/why.h), so that it calls them as they are called now.
  std::string why = {};
  LocalDate started = {};
  introduction::Stage stage = introduction::Idea{};
  std::optional<LocalDate> rests_until = {};  // not named on the day's list before this day
  std::string how_it_went = {};
  // The user's own words instead of the drafted ones; "" for the draft.
  std::string words_to_first = {}, words_to_second = {}, words_to_both = {}, words_after = {};

  PersonId other(PersonId one) const { return one == first ? second : first; }
  bool is_of(PersonId one) const { return one == first || one == second; }
  // Who is asked, or heard from, next; nobody once both have said yes, or it is over.
  PersonId whose_turn() const;
};

// What is so, with {0} and {1} for the names: "{0} said yes; {1} hasn’t answered yet".
std::string_view headline_pattern(const introduction::Stage&);
// The same with the names, for a sentence without its full stop: "Farida said yes; Ingrid hasn’t
// answered yet".
std::string headline(const Introduction&, const std::string& first, const std::string& second);
// What comes next, likewise: "ask Priya"; "" when it is over.
std::string next_step(const Introduction&, const std::string& first, const std::string& second);

namespace introduction {
std::vector<DayDone> days_in_words(const Introduction&, const std::string& first,
                                   const std::string& second);
}

}  // namespace wellmet
