#include "actions/story/notebook.h"

#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {

NotebookFacts notebook_facts(store::ReadTx& tx, LocalDate today) {
  constexpr int year_months = 12;
  const LocalDate year_began = add_months(today, -year_months) + 1;
  const store::AllInteractions all = store::all_interactions(tx);
  const store::OpenFollowUps follow_ups = store::count_open_follow_ups(tx, today);
  return {.people = store::count_people(tx, store::Shown::current),
          .archived = store::count_people(tx, store::Shown::archived),
          .in_touch_this_year = store::count_people_met(tx, year_began, today),
          .first_day = all.first_day,
          .this_year = store::interactions_by_kind(tx, year_began, today),
          .interactions = all.count,
          .follow_ups_open = follow_ups.open,
          .follow_ups_overdue = follow_ups.overdue};
}

}  // namespace wellmet::actions
