#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "base/next.h"
#include "language/log/echo.h"
#include "language/log/log_line.h"
#include "language/names/who.h"
#include "model/follow_up.h"
#include "model/interaction.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// What arises by itself, or is settled, that the user does not want.
struct Unwanted {
  FollowUpId settled = {};           // an open one that is to stay open; else
  PersonId person = {}, about = {};  // of whom it arises
  std::string rule = {};
  friend bool operator==(const Unwanted&, const Unwanted&) = default;
};

// A line as it was read, before anything is saved.
struct LogReading {
  std::string text = {};  // as it was written
  language::LogLine line = {};
  std::vector<language::Who> who = {};  // one for each mention
  std::vector<std::string> names = {};  // for showing: the person's, or the words given
  std::vector<Unwanted> unwanted = {};
};

// Stands in `settled` for a name that the user says is nobody's: it stays a word of the line.
inline constexpr PersonId nobody_meant{-1};

// Reads the line and finds out whom it means, names with and without signs; mentions settled by the
// user come in `settled` (0: not settled), in the order of the mentions.
// `happened`: the user says that they were in touch, of a line that leaves it open.
LogReading read_log(store::ReadTx&, std::string_view line, LocalDate today,
                    const std::vector<PersonId>& settled = {}, bool happened = false);

// The mentions that are not one person yet.
std::vector<std::size_t> unsettled(const LogReading&);
// "fits more than one person" with the candidates, or "nobody called … is known." and no more; for
// the error of a run that cannot ask, and the question of one that can.
std::string question_for(store::ReadTx&, const LogReading&, std::size_t mention);

// All that saving would do. Shown before and done by the same function from the same reading.
struct LogPlan {
  Interaction interaction = {};           // without people when nothing happened
  std::vector<Interaction> further = {};  // one for each of LogLine::further
  std::vector<FollowUp> asked = {};       // as the line asks for them
  std::vector<FollowUp> by_itself = {};   // as they arise from what happened
  std::vector<FollowUp> settled = {};     // open ones that what happened settles
};
LogPlan plan_log(const App&, store::ReadTx&, const LogReading&, LocalDate today);

// The plan in words, a line for each thing. Those of a part other than `none` can be struck out.
enum class LogPart { none, read, by_itself, settles };
struct LogPiece {
  std::string text = {};
  LogPart part = LogPart::none;
  language::EchoPart read = language::EchoPart::none;  // which part of the reading, if it is one
  std::size_t index = 0;                               // in the list that it stands in
  std::optional<Next> next = {};                       // what to do about it
};
std::vector<LogPiece> pieces_of(const LogReading&, const LogPlan&, LocalDate today);
std::string name_in(const LogReading&, PersonId);  // "them" for somebody who is not in it
// Takes pieces out of the reading: `numbers` count those that can be struck out, from 1. Throws
// usage for a number that there is not.
void strike_out(LogReading&, const LogPlan&, LocalDate today, const std::vector<int>& numbers);

// A piece by what it is rather than by its number, which changes when an open name is settled.
struct LeftOut {
  LogPart part = LogPart::none;
  language::EchoPart read = language::EchoPart::none;
  std::size_t index = 0, of_how_many = 0;  // of what was read
  Unwanted of = {};                        // of what arises or is settled
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};
// Those with these numbers, counted as strike_out counts them. Throws usage as it does.
std::vector<LeftOut> left_out(const LogReading&, const LogPlan&, LocalDate today,
                              const std::vector<int>& numbers);

// What the user says otherwise than it was read: what happened and when, and the days of follow-ups
// by their place in the reading. A day that is still to come is refused when the line is saved.
struct LogChanges {
  std::optional<InteractionKind> kind = {};
  std::optional<LocalDate> day = {};
  std::map<std::size_t, LocalDate> due = {};
  friend bool operator==(const LogChanges&, const LogChanges&) = default;
};
void change_reading(LogReading&, const LogChanges&);
// The line with somebody else named in the place of this mention: "coffee with @Jonas yesterday".
std::string with_other_name(const LogReading&, std::size_t mention, std::string_view name);

struct Logged {
  InteractionId interaction = {};           // 0 when the line only held follow-ups or interests
  std::vector<InteractionId> further = {};  // one for each of LogLine::further
  std::vector<FollowUp> follow_ups = {};    // as saved, those that arose by themselves too
  std::vector<PersonId> people = {};
  std::string name = {};  // of the change: "logged coffee with Maya Chen"
  DeedId change = {};     // that all lines saved together share; 0 of one that was only tried
  LogReading reading = {};
  LogPlan plan = {};
};

// A line whose mentions are settled, some of them as people who are added with it.
struct LineToLog {
  std::string text = {};
  LocalDate day = {};                  // when it was written
  std::vector<PersonId> settled = {};  // for each mention, as read_log
  std::vector<std::pair<std::size_t, std::string>> new_people = {};  // mention and name
  std::vector<LeftOut> left_out = {};
  LogChanges changes = {};
  bool happened = false;  // as read_log
};

// Lines and the people who come with them as one change, each line seeing what the earlier ones
// did; all are saved or none. `not_yet` does all of it and takes it back, to show what would be.
// Throws invalid when a line names nobody or its day is still to come, conflict when somebody
// chosen isn't there any more or a line reads differently from what was shown.
enum class Keeping { for_good, not_yet };
std::vector<Logged> save_logs(const App&, const std::vector<LineToLog>&, Keeping);
Logged save_log(const App&, const LineToLog&);

// One person as a mention that is settled.
language::Who settled_as(PersonId, const language::Mention&);

}  // namespace wellmet::actions
