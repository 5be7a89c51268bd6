#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/log/log_line.h"
#include "store/db/write_tx.h"

namespace wellmet::actions {

// What a line says of a death: "Rose died yesterday", "Ann and Gus passed away, Jo told me".
struct Death {
  std::vector<std::size_t> who =
      {};                  // the mentions who died; empty when it tells of something else
  bool day_known = false;  // the day of the line is the one on which they died
  bool said_all = false;   // the card will say all that the line says
};
// `line` as it was read from `text`.
Death death_in(std::string_view text, const language::LogLine& line);

// Puts it on the card (DEATHDATE, RFC 6474), with the day where it is known, unless it says so
// already: from then on nothing is suggested of this person.
void note_death(store::WriteTx&, PersonId, std::optional<LocalDate>);

}  // namespace wellmet::actions
