#include "actions/story/notebook.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr int slice = 2000;
constexpr int year_days = 365;

void count_interactions(store::ReadTx& tx, LocalDate today, NotebookFacts& facts) {
  std::map<InteractionKind, std::int64_t> kinds;
  std::set<PersonId> met;
  for (int offset = 0;; offset += slice) {
    const auto read = store::interactions(tx, std::nullopt, std::nullopt, slice, offset);
    for (const Interaction& i : read) {
      ++facts.interactions;
      facts.first_day = i.day;  // the newest come first
      if (i.day <= today - year_days || i.day > today) continue;
      ++kinds[i.kind];
      met.insert(i.people.begin(), i.people.end());
    }
    if (read.size() < slice) break;
  }
  facts.in_touch_this_year = std::ssize(met);
  facts.this_year.assign(kinds.begin(), kinds.end());
  std::ranges::stable_sort(facts.this_year, std::greater<>{},
                           &std::pair<InteractionKind, std::int64_t>::second);
}

}  // namespace

NotebookFacts notebook_facts(store::ReadTx& tx, LocalDate today) {
  NotebookFacts facts;
  for (const store::PersonLine& line : store::people(tx, {.shown = store::Shown::all}))
    ++(line.archived ? facts.archived : facts.people);
  count_interactions(tx, today, facts);
  for (const FollowUp& f : store::open_follow_ups(tx, std::numeric_limits<int>::max())) {
    ++facts.follow_ups_open;
    facts.follow_ups_overdue += f.due < today;
  }
  return facts;
}

}  // namespace wellmet::actions
