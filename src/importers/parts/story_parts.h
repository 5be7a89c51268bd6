#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "formats/written_date.h"
#include "importers/imported.h"

// Pieces of a story made from the cells of a table.
namespace wellmet {

Note note_of(NoteKind, std::string text, LocalDate day);
// One interest for each part between commas, semicolons and line ends, without a leading '#'.
void add_interests(ImportedPerson&, std::string_view cell, LocalDate today);

// Where a cell stands, for the report.
struct CellPlace {
  int line = 0;
  std::string_view what = {};  // "the birthday"
};
// The date of a cell that must not be lost: what is no date stays as its text. A day that does not
// exist is reported and stays as its text too.
PartialDate date_or_text(const std::string& cell, const DateRules&, const CellPlace&,
                         std::vector<Problem>&);
// Two digits of a year mean at the latest this year: for birthdays and what else is past.
DateRules past_dates(LocalDate today, DayOrder = DayOrder::unknown);

}  // namespace wellmet
