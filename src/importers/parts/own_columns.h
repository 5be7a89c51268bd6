#pragma once
#include <string_view>
#include <vector>

#include "formats/written_date.h"
#include "importers/imported.h"
#include "importers/parts/table.h"

// The story beside Google's columns in the sheet that Wellmet itself writes (exporters/people_csv).
namespace wellmet {

struct OwnColumns {
  int met = -1, where = -1, how = -1, through = -1, relationship = -1, interests = -1;
  int last_seen = -1, last_kind = -1, last_place = -1, last_time = -1;
  int next_step = -1, follow_up_on = -1, questions = -1, story = -1, wish = -1;
  int uid = -1;  // of the card, where the sheet came from
};

// All of them, or none: a sheet of somebody else may have a column called "Where".
OwnColumns own_columns_of(Table&);
// Whether the column with this key holds days.
bool is_own_day(std::string_view key);

// Where a row's story goes. A spreadsheet may have written the days anew, and a person edited any
// cell: what cannot be read is kept in a note and reported.
struct OwnStory {
  ImportedPerson& person;
  Table& table;
  std::vector<Problem>& problems;
  LocalDate today;
  DayOrder order;
};
void add_own_story(OwnStory&, const OwnColumns&);

}  // namespace wellmet
