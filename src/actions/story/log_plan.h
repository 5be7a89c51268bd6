#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/introductions/settle_introductions.h"
#include "actions/story/log_reading.h"
#include "base/next.h"
#include "language/log/echo.h"

namespace wellmet::actions {

// One that is open, with its new day and whose it is.
struct SoonerFollowUp {
  FollowUp follow_up = {};
  std::string name = {};
};

// All that saving would do. Shown before and done by the same function from the same reading.
struct LogPlan {
  Interaction interaction = {};                         // without people when nothing happened
  std::vector<Interaction> further = {};                // one for each of LogLine::further
  std::vector<FollowUp> asked = {};                     // as the line asks for them
  std::vector<FollowUp> by_itself = {};                 // as they arise from what happened
  std::vector<FollowUp> settled = {};                   // open ones that what happened settles
  std::vector<SoonerFollowUp> sooner = {};              // that it brings forward
  std::vector<SettledIntroduction> introductions = {};  // under way until now
};
LogPlan plan_log(const App&, store::ReadTx&, const LogReading&, LocalDate today);

// "thank Maya Chen", of one that arises by itself.
std::string added_in_words(const LogReading&, const FollowUp&);

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
// Takes those out of the reading. Throws conflict when one that was read is not there.
void strike_pieces(LogReading&, const LogPlan&, LocalDate today, std::vector<LeftOut>);

}  // namespace wellmet::actions
