#pragma once
#include "importers/imported.h"
#include "importers/parts/table.h"

// The story beside Google's columns in the sheet that Wellmet itself writes (exporters/people_csv).
namespace wellmet {

struct OwnColumns {
  int met = -1, where = -1, how = -1, through = -1, relationship = -1, interests = -1;
  int last_seen = -1, last_kind = -1, last_time = -1;
  int next_step = -1, follow_up_on = -1, questions = -1, story = -1, wish = -1;
};

// All of them, or none: a sheet of somebody else may have a column called "Where".
OwnColumns own_columns_of(Table&);
void add_own_story(ImportedPerson&, const Table&, const OwnColumns&, LocalDate today);

}  // namespace wellmet
