#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "model/interaction.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// What a notebook holds as a whole: of nobody in particular, and in no order of people.
struct NotebookFacts {
  std::int64_t people = 0, archived = 0;
  std::int64_t in_touch_this_year = 0;  // people who are here, in the year that ends today
  std::optional<LocalDate> first_day = {};
  std::vector<std::pair<InteractionKind, std::int64_t>> this_year = {};  // the most frequent first
  std::int64_t interactions = 0;
  std::int64_t follow_ups_open = 0, follow_ups_overdue = 0;
};
NotebookFacts notebook_facts(store::ReadTx&, LocalDate today);

}  // namespace wellmet::actions
