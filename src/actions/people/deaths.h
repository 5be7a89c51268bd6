#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/log/log_line.h"
#include "store/db/write_tx.h"

namespace wellmet::actions {

// The mentions of whom this line says that they died: those it begins with ("Rose died yesterday",
// "Ann and Gus passed away in May, Jo told me"). Empty when it tells of something else.
std::vector<std::size_t> who_died(std::string_view text, const language::LogLine&);

// Puts it on the card (DEATHDATE, RFC 6474), with the day where it is known, unless it says so
// already: from then on nothing is suggested of this person.
void note_death(store::WriteTx&, PersonId, std::optional<LocalDate>);

}  // namespace wellmet::actions
