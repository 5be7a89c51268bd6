#pragma once
#include <string>
#include <utility>
#include <vector>

#include "model/card.h"
#include "model/follow_up.h"
#include "model/interaction.h"
#include "model/interest.h"
#include "model/note.h"
#include "model/person.h"

namespace wellmet::exporters {

// One person with what a sheet can hold of them.
struct PersonForSheet {
  Person person = {};
  CardIndex card = {};
  std::string met_through = {};
  std::vector<Note> notes = {};
  std::vector<Interest> interests = {};
  std::vector<ImportantDate> dates = {};       // besides those of the card
  std::vector<FollowUp> follow_ups = {};       // open ones
  std::vector<Interaction> interactions = {};  // newest first
};

// A sheet with the columns of Google Contacts, then the story. As many numbered columns (E-mail 2
// …) as the data need. Read again (importers/parts/own_columns.h) the story is what it was, but for
// white space around a text; the UID tells whose row it is: of interactions and follow-ups the
// newest and the next, of questions the open ones. Cells that a spreadsheet would run as a formula
// are guarded.
std::string people_csv(const std::vector<PersonForSheet>&);

// A name for a file of this person's own: letters and digits of the name, and the number.
std::string card_file_name(const std::string& name, PersonId);

}  // namespace wellmet::exporters
