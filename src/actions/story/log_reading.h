#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/people/deaths.h"
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
  PersonId writer = {};  // whose a to-do is that names nobody; 0 when they have not said their name
};
// "todo: renew my passport": it names nobody, and there is something to do.
bool is_of_the_writer_alone(const LogReading&);

// Stands in `settled` for a name that the user says is nobody's: it stays a word of the line.
inline constexpr PersonId nobody_meant{-1};

// Reads the line and finds out whom it means, names with and without signs; mentions settled by the
// user come in `settled` (0: not settled), in the order of the mentions.
// `happened`: the user says that they were in touch, of a line that leaves it open.
LogReading read_log(store::ReadTx&, std::string_view line, LocalDate today,
                    const std::vector<PersonId>& settled = {}, bool happened = false);

// A reading, and how far the history had come: as long as it is no longer, the line reads the same.
struct ReadBefore {
  LogReading reading = {};
  std::int64_t last_entry = 0;
};
ReadBefore read_for_saving(store::ReadTx&, std::string_view line, LocalDate today, bool happened);

// The mentions that are not one person yet.
std::vector<std::size_t> unsettled(const LogReading&);
// "fits more than one person" with the candidates, or "nobody called … is known." and no more; for
// the error of a run that cannot ask, and the question of one that can.
std::string question_for(store::ReadTx&, const LogReading&, std::size_t mention);

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

// One person as a mention that is settled.
language::Who settled_as(PersonId, const language::Mention&);

// Of whom the line speaks, once it is known who they are; those who are not yet are left out.
PersonId person_at(const LogReading&, std::size_t mention);                   // 0 when not known
std::vector<PersonId> people_at(const LogReading&, const language::Owners&);  // each once
std::vector<PersonId> people_of(const LogReading&);  // of all mentions, each once
std::string name_in(const LogReading&, PersonId);    // "them" for somebody who is not in it

Death death_of(const LogReading&);
std::string names_of_dead(const LogReading&);  // "Rose Lind and Jo Okafor"

}  // namespace wellmet::actions
