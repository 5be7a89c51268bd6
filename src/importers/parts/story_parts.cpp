#include "importers/parts/story_parts.h"

#include <utility>

#include "importers/parts/card_parts.h"

namespace wellmet {

Note note_of(NoteKind kind, std::string text, LocalDate day) {
  Note note;
  note.kind = kind;
  note.text = std::move(text);
  note.day = day;
  return note;
}

void add_interests(ImportedPerson& person, std::string_view cell, LocalDate today) {
  for (const std::string& part : parts_of(cell, ",;\n")) {
    const std::size_t start = part.find_first_not_of("# ");
    if (start == std::string::npos) continue;
    Interest interest;
    interest.name = part.substr(start);
    interest.noted = today;
    person.interests.push_back(std::move(interest));
  }
}

PartialDate date_or_text(const std::string& cell, const DateRules& rules, const CellPlace& place,
                         std::vector<Problem>& problems) {
  const DateCell read = read_date(cell, rules);
  if (read.kind == DateCellKind::date) return read.date;
  PartialDate kept;
  if (read.kind == DateCellKind::blank) return kept;
  kept.text = cell;
  const bool not_there = read.kind == DateCellKind::not_there;
  if (not_there || cell.find_first_of("0123456789") != std::string::npos)
    add_problem(problems,
                {place.line, std::string(place.what) + " is '" + cell + "', " + why_no_day(read),
                 not_there ? "Correct the day in the file; it was kept as text."
                           : "Write a day such as 2026-03-05; it was kept as text."});
  return kept;
}

DateRules past_dates(LocalDate today, DayOrder order) {
  DateRules rules;
  rules.order = order;
  rules.latest_year = year_month_day(today).year;
  return rules;
}

DateRules coming_dates(LocalDate today, DayOrder order) {
  constexpr int years_ahead = 10;
  DateRules rules = past_dates(today, order);
  rules.latest_year += years_ahead;
  return rules;
}

std::optional<LocalDate> due_day_in(const DateCell& read, LocalDate today) {
  if (read.kind != DateCellKind::date) return std::nullopt;
  const auto first = earliest(read.date);
  return first ? first : next_occurrence(read.date, today);
}

const char* why_no_day(const DateCell& read) {
  return read.kind == DateCellKind::not_there ? "a day that does not exist"
         : read.kind == DateCellKind::date    ? "which is no whole day"
                                              : "which isn't a date we know";
}

}  // namespace wellmet
