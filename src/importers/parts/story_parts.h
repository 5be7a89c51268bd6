#pragma once
#include <optional>
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
// The same for what may lie ahead: some years later.
DateRules coming_dates(LocalDate today, DayOrder = DayOrder::unknown);

// A follow-up whose cell names no day is due so long after the import.
constexpr int due_in_days = 7;
// The day that a cell says something is due: the first of a month or a year, the next of a day of
// each year. Nothing when it holds no date.
std::optional<LocalDate> due_day_in(const DateCell&, LocalDate today);
// Why a cell says no day, behind what stands in it: "a day that does not exist".
const char* why_no_day(const DateCell&);

}  // namespace wellmet
