#include "actions/introductions/settle_introductions.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/db/write_tx.h"
#include "store/introductions/introductions.h"

namespace wellmet::actions {
namespace {

using introduction::Step;

std::vector<Introduction> under_way(store::ReadTx& tx, PersonId person) {
  std::vector<Introduction> all =
      store::introductions_of_person(tx, person, std::numeric_limits<int>::max());
  std::erase_if(all, [](const Introduction& one) { return introduction::is_over(one.stage); });
  return all;
}

std::string& words_to(Introduction& thread, PersonId whom) {
  return whom == thread.first ? thread.words_to_first : thread.words_to_second;
}

void take_if_empty(std::string& mine, const std::string& theirs) {
  if (mine.empty()) mine = theirs;
}

// Whoever comes second here was asked first there, and may have said yes.
void take_answer(Introduction& stays, const Introduction& goes) {
  const introduction::Days there = introduction::days_of(goes.stage);
  if (!introduction::days_of(stays.stage).first_agreed) return;
  const auto take = [&](Step step, const std::optional<LocalDate>& on) {
    if (!on) return;
    const LocalDate day = std::max(*on, introduction::day_of(stays.stage).value_or(*on));
    stays.stage = introduction::after(stays.stage, step, day).value_or(stays.stage);
  };
  if (!introduction::days_of(stays.stage).second_asked) take(Step::ask, there.first_asked);
  take(Step::yes, there.first_agreed);
}

// `other` is being introduced to the one and to the same one's second entry.
void join_two(store::WriteTx& tx, Introduction stays, Introduction goes, PersonId other) {
  const bool goes_is_further = goes.stage.index() > stays.stage.index() ||
                               (goes.stage.index() == stays.stage.index() && goes.id < stays.id);
  if (goes_is_further) std::swap(stays, goes);
  take_if_empty(stays.why, goes.why);
  take_if_empty(words_to(stays, other), words_to(goes, other));
  take_if_empty(words_to(stays, stays.other(other)), words_to(goes, goes.other(other)));
  take_if_empty(stays.words_to_both, goes.words_to_both);
  stays.started = std::min(stays.started, goes.started);
  if ((stays.first == other) != (goes.first == other)) take_answer(stays, goes);
  store::update_introduction(tx, stays);
  store::delete_introduction(tx, goes.id);
}

}  // namespace

void join_introductions(store::WriteTx& tx, PersonId keep, PersonId join) {
  for (const Introduction& theirs : under_way(tx, join)) {
    const PersonId other = theirs.other(join);
    if (other == keep) continue;
    for (const Introduction& mine : store::introductions_between(tx, keep, other)) {
      if (introduction::is_over(mine.stage)) continue;
      join_two(tx, mine, theirs, other);
      break;
    }
  }
}

void note_introduced(store::WriteTx& tx, PersonId one, PersonId other, LocalDate on) {
  for (Introduction& thread : store::introductions_between(tx, one, other)) {
    const std::optional<introduction::Stage> made =
        introduction::after(thread.stage, Step::introduce, on);
    if (!made || on < introduction::day_of(thread.stage)) continue;
    thread.stage = *made;
    thread.rests_until.reset();
    store::update_introduction(tx, thread);
  }
}

}  // namespace wellmet::actions
