#include "actions/introductions/settle_introductions.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/relations/relations.h"
#include "model/follow_up_rules.h"
#include "model/introductions/why.h"
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
  const bool turned = (stays.first == other) != (goes.first == other);
  take_if_empty(stays.why, turned ? why_turned(goes.why) : goes.why);
  take_if_empty(words_to(stays, other), words_to(goes, other));
  take_if_empty(words_to(stays, stays.other(other)), words_to(goes, goes.other(other)));
  take_if_empty(stays.words_to_both, goes.words_to_both);
  stays.started = std::min(stays.started, goes.started);
  if (turned) take_answer(stays, goes);
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

std::optional<SettledIntroduction> settled_by_introducing(store::ReadTx& tx,
                                                          const IntroducedTwo& two) {
  for (Introduction& thread : store::introductions_between(tx, two.one, two.other)) {
    if (introduction::is_over(thread.stage) || introduction::was_made(thread.stage)) continue;
    thread.rests_until.reset();
    if (std::holds_alternative<introduction::Idea>(thread.stage))
      return SettledIntroduction{thread, BecauseIntroduced::taken_away};
    const auto made = introduction::after(thread.stage, Step::introduce, two.on);
    const bool in_time = two.on >= introduction::day_of(thread.stage);
    const auto elsewhere = introduction::introduced_elsewhere(thread.stage, two.on);
    thread.started = std::min(thread.started, two.on);
    thread.stage = made && in_time ? *made : elsewhere.value_or(thread.stage);
    return SettledIntroduction{thread,
                               made && in_time ? BecauseIntroduced::made : BecauseIntroduced::ends};
  }
  return std::nullopt;
}

std::string in_words(const SettledIntroduction& settled) {
  const auto number = settled.thread.id.value;
  switch (settled.how) {
    case BecauseIntroduced::made:
      return fmt::format("introduction {}: you introduced them", number);
    case BecauseIntroduced::ends:
      return fmt::format("introduction {} ends: you introduced them, before both yeses were noted",
                         number);
    case BecauseIntroduced::taken_away:
      break;
  }
  return fmt::format("introduction {} was an idea, and is gone: you introduced them", number);
}

void note_introduced(store::WriteTx& tx, const IntroducedTwo& two) {
  const std::optional<SettledIntroduction> settled = settled_by_introducing(tx, two);
  if (!settled) return;
  if (settled->how == BecauseIntroduced::taken_away) {
    store::delete_introduction(tx, settled->thread.id);
  } else {
    store::update_introduction(tx, settled->thread);
  }
}

std::optional<FollowUp> asks_how_it_went(store::ReadTx& tx, const IntroducedTwo& two,
                                         LocalDate today) {
  const std::optional<SettledIntroduction> settled = settled_by_introducing(tx, two);
  if (settled && settled->how == BecauseIntroduced::made) return std::nullopt;
  for (const Introduction& thread : store::introductions_between(tx, two.one, two.other))
    if (introduction::was_made(thread.stage)) return std::nullopt;
  for (const KnownRelation& known : relations_of(tx, two.one))
    if (known.person == two.other && known.word == word_introduced_by_you) return std::nullopt;
  return how_it_went({.first = two.one, .second = two.other, .on = two.on}, today);
}

}  // namespace wellmet::actions
