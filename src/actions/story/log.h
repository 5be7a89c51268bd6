#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "language/log_line.h"
#include "language/who.h"
#include "model/follow_up.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// A line as it was read, before anything is saved.
struct LogReading {
  language::LogLine line = {};
  std::vector<language::Who> who = {};  // one for each mention
  std::vector<std::string> names = {};  // for showing: the person's, or the words given
};

// Reads the line and finds out whom it means; mentions settled by the user come in `settled` (0:
// not settled), in the order of the mentions.
LogReading read_log(store::ReadTx&, std::string_view line, LocalDate today,
                    const std::vector<PersonId>& settled = {});

// The mentions that are not one person yet.
std::vector<std::size_t> unsettled(const LogReading&);
// "fits more than one person" with the candidates, or "nobody called … is known"; for the error of
// a run that cannot ask, and the question of one that can.
std::string question_for(store::ReadTx&, const LogReading&, std::size_t mention);

// All that will be saved, a line each: what was understood, then what arises by itself.
std::vector<std::string> echo_of(store::ReadTx&, const LogReading&, LocalDate today);

struct Logged {
  InteractionId interaction = {};         // 0 when the line only held follow-ups or interests
  std::vector<FollowUp> follow_ups = {};  // as saved, those that arose by themselves too
  std::vector<PersonId> people = {};
  std::string name = {};  // of the deed: "logged coffee with Maya Chen"
};
// Saves it as one deed. Every mention must be settled. Throws invalid when the line names nobody,
// or its day is still to come.
Logged save_log(const App&, const LogReading&);

// A line whose mentions are settled, some of them as people who are added with it.
struct LineToLog {
  std::string text = {};
  LocalDate day = {};                  // when it was written
  std::vector<PersonId> settled = {};  // for each mention, as read_log
  std::vector<std::pair<std::size_t, std::string>> new_people = {};  // mention and name
};
// People and line as one change. Throws conflict when somebody chosen is no longer there.
Logged save_log(const App&, const LineToLog&);

// One person as a mention that is settled.
language::Who settled_as(PersonId, const language::Mention&);

}  // namespace wellmet::actions
