#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "actions/people/people.h"
#include "model/events/event.h"

// People met just now, one a line, as one writes them on the way home.
namespace wellmet::actions {

// "Maya Chen, builds kilns": the name, and what one wants to remember. A name alone has no words.
struct MetLine {
  std::string name = {};
  std::string words = {};
};
MetLine read_met_line(std::string_view);

struct Met {
  std::vector<std::string> lines = {};
  EventId event = {};                // at which; 0 at none
  std::string where = {};            // "" where the event is
  std::optional<LocalDate> on = {};  // "" the event's day when it has begun, else today
  bool anyway = false;               // also those whose name somebody here has
};
struct MetPerson : AddedPerson {
  std::string name = {};
};
// Whose name somebody here has.
struct MetBefore {
  std::string name = {};
  std::vector<store::PersonLine> known = {};
};
struct MetPeople {
  std::vector<MetPerson> added = {};
  std::vector<MetBefore> known = {};  // not added
};
// The day on which somebody was met: the one that is said, else today; at an event its own as far
// as it has come, where a night that goes on past midnight is of its evening. Throws invalid for a
// day to come.
LocalDate day_met(const App&, const std::optional<Event>&, std::optional<LocalDate> said);
// The person with when, and at an event where and how, you met.
NewPerson met_at(NewPerson, const std::optional<Event>&, LocalDate day);
// Adds the person that met_at() gave, with the meeting and its words as first interaction; at an
// event they came to it.
AddedPerson add_met_at(Deed&, const App&, const NewPerson&, const std::optional<Event>&,
                       const std::string& words);

// Each becomes a person, with where and when you met, the meeting as first interaction, the words
// in it, and what arises from a first meeting; at an event they came to it. One deed. Throws
// invalid for no line, a line without a name and a day to come, not_found for no such event.
Did<MetPeople> add_met(const App&, const Met&);

}  // namespace wellmet::actions
