#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "actions/story/log_plan.h"
#include "actions/story/log_reading.h"

namespace wellmet::actions {

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
  // Read a moment ago: spares reading it once more, where nothing has changed meanwhile.
  std::optional<ReadBefore> before = {};
};

// Lines and the people who come with them as one change, each line seeing what the earlier ones
// did; all are saved or none. `not_yet` does all of it and takes it back, to show what would be.
// Throws invalid when a line names nobody or its day is still to come, conflict when somebody
// chosen isn't there any more or a line reads differently from what was shown.
enum class Keeping { for_good, not_yet };
std::vector<Logged> save_logs(const App&, const std::vector<LineToLog>&, Keeping);
Logged save_log(const App&, const LineToLog&);

}  // namespace wellmet::actions
