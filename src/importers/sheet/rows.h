#pragma once
#include "importers/sheet/reading.h"

namespace wellmet {

// The people of the rows that the table still has, rows of one name joined, in the order of their
// first rows. What could not be read goes to the problems, the columns without a meaning to
// kept_columns.
void gather_people(Table&, const Sheet&, LocalDate today, Imported&);

}  // namespace wellmet
