#pragma once
#include <optional>
#include <set>

#include "actions/giving/would_help.h"
#include "model/giving/resource.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// A thing that is kept, and somebody who looks for such a thing.
struct ThingForToday {
  Resource resource = {};
  MayHelp may = {};
};
// At most one a day, and only while it is news: the thing was kept, or the ask noted, within these
// days. Never for somebody whom the day's list names already, who rests, who was given it, or for
// whom it is nothing; never for any other ground than what they look for.
constexpr int thing_is_news_days = 3;
std::optional<ThingForToday> thing_for_today(store::ReadTx&, LocalDate today,
                                             const std::set<PersonId>& named_already);

}  // namespace wellmet::actions
