#include "actions/introductions/introductions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "actions/deed.h"
#include "actions/introductions/acquaintances.h"
#include "actions/introductions/settle_introductions.h"
#include "actions/relations/relations.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "model/called.h"
#include "model/introductions/why.h"
#include "store/history/deeds.h"
#include "store/history/no_undo.h"
#include "store/introductions/introductions.h"
#include "store/people/people.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

using introduction::Step;

constexpr int days_until_asked_again = 14;

// "Both keep bees" as it stands after "because"; a name keeps its capital, and "He" or
// "An" may be one.
std::string in_mid_sentence(std::string words) {
  static constexpr auto beginnings =
      std::to_array<std::string_view>({"Both", "Each", "Neither", "Their", "They"});
  const std::string first = words.substr(0, words.find(' '));
  if (std::ranges::find(beginnings, std::string_view(first)) != beginnings.end())
    words.front() = to_lower_ascii(words.substr(0, 1)).front();
  return words;
}

// "both keep bees": the sentences that it stands in have their own beginning and end.
std::string as_reason(const std::string& given) {
  std::string why = collapse_spaces(given);
  while (why.ends_with('.') || why.ends_with('!')) why.pop_back();
  constexpr std::string_view because = "because ";
  if (fold(why.substr(0, because.size())) == because) why.erase(0, because.size());
  if (why.ends_with('?'))
    throw Error(
        ErrorKind::invalid,
        "Say why as it would follow “because”, such as “both keep bees”; not as a question.");
  if (!why.empty()) require_text(why);
  return in_mid_sentence(std::move(why));
}

void check_present(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person || person->removed_at)
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  if (person->is_owner)
    throw Error(ErrorKind::invalid, "You introduce two other people; neither can be you.");
  if (!person->died.empty())
    throw Error(ErrorKind::invalid, fmt::format("{} has died.", person->name));
}

void check_two(store::ReadTx& tx, PersonId first, PersonId second) {
  check_present(tx, first);
  check_present(tx, second);
  if (first == second) throw Error(ErrorKind::invalid, "That is one and the same person.");
}

// How they know each other, as far as is noted; "" when nothing is.
std::string acquaintance(store::ReadTx& tx, const NamedIntroduction& named) {
  const PersonId first = named.thread.first, second = named.thread.second;
  for (const KnownRelation& one : relations_of(tx, first)) {
    if (one.person == second)
      return relation_sentence({.whose = named.first, .word = one.word, .name = named.second});
  }
  if (store::were_together(tx, first, second))
    return fmt::format("you met {} and {} together", named.first_called, named.second_called);
  if (Acquaintances(tx).know_each_other(first, second)) return "one is named on the other’s card";
  return {};
}

// What was said against it before; "" when nothing was. Whose no it was is said to nobody.
std::string said_against(const Introduction& before, const NamedIntroduction& named) {
  if (const auto* no = std::get_if<introduction::Declined>(&before.stage))
    return fmt::format("You noted on {} that one of them would rather not.", to_words(no->on));
  if (const auto* let_go = std::get_if<introduction::SetAside>(&before.stage))
    return fmt::format("You said on {} that you won’t introduce {} and {}.", to_words(let_go->on),
                       named.first_called, named.second_called);
  return {};
}

std::string doubt(store::ReadTx& tx, const NamedIntroduction& named) {
  if (const std::string known = acquaintance(tx, named); !known.empty())
    return fmt::format("They know each other already: {}.", known);
  for (const Introduction& before :
       store::introductions_between(tx, named.thread.first, named.thread.second))
    if (std::string said = said_against(before, named); !said.empty()) return said;
  return {};
}

void refuse_if_in_doubt(store::ReadTx& tx, const NamedIntroduction& named) {
  if (const std::string why = doubt(tx, named); !why.empty())
    throw ErrorWithNext(ErrorKind::conflict, why, {.act = Next::Act::introduce_anyway});
}

void refuse_if_under_way(store::ReadTx& tx, const NamedIntroduction& named) {
  for (const Introduction& one :
       store::introductions_between(tx, named.thread.first, named.thread.second)) {
    if (!introduction::is_over(one.stage))
      throw Error(ErrorKind::conflict,
                  fmt::format("An introduction of {} and {} is under way already (number {}).",
                              named.first, named.second, one.id.value));
  }
}

NamedIntroduction named_one(store::ReadTx& tx, const Introduction& thread) {
  std::vector<NamedIntroduction> named = with_names(tx, {thread});
  if (named.empty()) throw Error(ErrorKind::not_found, "One of the two isn’t here any more.");
  return named.front();
}

TwoNames names_of(const NamedIntroduction& named) {
  return {named.first, named.second, named.first_called, named.second_called};
}

// Why there is none of that number, and what brings it back.
[[noreturn]] void refuse_what_is_not_there(store::ReadTx& tx, IntroductionId id) {
  if (const auto two = store::two_of_introduction(tx, id)) {
    std::vector<std::string> gone;
    PersonId last = {};
    for (const auto& [person, name] : store::names_of(tx, {two->first, two->second})) {
      const std::optional<Person> found = store::find_person(tx, person);
      if (!found || !found->removed_at) continue;
      gone.push_back(name);
      last = person;
    }
    if (!gone.empty())
      throw ErrorWithNext(ErrorKind::not_found,
                          fmt::format("Introduction {} is of somebody in the trash: {}.", id.value,
                                      join_with_and(gone)),
                          {.act = Next::Act::restore_person, .id = last.value});
  }
  const std::string none = fmt::format("There is no introduction {}", id.value);
  const auto deed = store::taken_away_by(tx, "introductions", id.value);
  if (!deed) throw Error(ErrorKind::not_found, none + ".");
  const std::string said =
      fmt::format("{} any more: change {} took it away, “{}”.", none, deed->id.value, deed->name);
  if (!store::can_be_undone(*deed)) throw Error(ErrorKind::not_found, said);
  throw ErrorWithNext(ErrorKind::not_found, said,
                      {.act = Next::Act::undo_change, .id = deed->id.value});
}

std::string two_of(const NamedIntroduction& named) {
  return fmt::format("{} and {}", named.first, named.second);
}

void refuse_if_nothing_comes_next(const NamedIntroduction& named) {
  if (std::string why = why_nothing_comes_next(named); !why.empty())
    throw Error(ErrorKind::refused, std::move(why));
}

// Why the introduction can't go there from where it is.
std::string why_not(const NamedIntroduction& named, Step step) {
  const introduction::Stage& stage = named.thread.stage;
  if (introduction::is_over(stage)) return why_nothing_comes_next(named);
  if (introduction::was_made(stage)) {
    return step == Step::meet ? "You noted already that they have met."
                              : "You have introduced them already.";
  }
  if (std::holds_alternative<introduction::BothAgreed>(stage))
    return step == Step::meet ? "You haven’t introduced them yet." : "Both have said yes already.";
  if (step == Step::no) return "Nobody has been asked yet.";
  const std::string& whose_turn = named.name_of(named.thread.whose_turn());
  if (step == Step::yes) return fmt::format("{} hasn’t been asked yet.", whose_turn);
  return fmt::format("{} hasn’t said yes yet. Only when both have do you introduce them.",
                     whose_turn);
}

// Whoever was asked says no: a no of who never heard of it is none.
void check_was_asked(const NamedIntroduction& named, PersonId whom) {
  const introduction::Days days = introduction::days_of(named.thread.stage);
  const bool asked =
      whom == named.thread.first ? days.first_asked.has_value() : days.second_asked.has_value();
  if (!asked)
    throw Error(ErrorKind::refused, fmt::format("{} hasn’t been asked yet.", named.name_of(whom)));
}

// Whoever was asked or said yes is the one whose turn it is.
void check_turn(NamedIntroduction& named, const StepTaken& taken) {
  Introduction& thread = named.thread;
  if (!taken.whom) return;
  if (!thread.is_of(taken.whom))
    throw Error(ErrorKind::invalid, fmt::format("That introduction is of {}.", two_of(named)));
  if (taken.step == Step::no && !introduction::is_over(thread.stage) &&
      !introduction::was_made(thread.stage))
    check_was_asked(named, taken.whom);
  if (taken.step != Step::ask && taken.step != Step::yes) return;
  if (std::holds_alternative<introduction::Idea>(thread.stage) && taken.whom == thread.second)
    named = the_other_way_round(named);
  const PersonId turn = thread.whose_turn();
  if (!turn || turn == taken.whom) return;
  if (turn == thread.second)
    throw Error(ErrorKind::refused, fmt::format("{} has said yes already.", named.first));
  throw Error(ErrorKind::refused, fmt::format("{} was asked first. Ask {} once the answer is yes.",
                                              named.first, named.second_called));
}

void check_day(const App& app, const Introduction& thread, LocalDate on) {
  if (on > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is still to come.", to_words(on)));
  const LocalDate before = introduction::day_of(thread.stage).value_or(on);
  if (on < before)
    throw Error(ErrorKind::invalid,
                fmt::format("{} is before the last step, of {}.", to_words(on), to_words(before)));
}

void note_that_they_know_each_other(store::WriteTx& tx, const Introduction& thread) {
  for (const KnownRelation& one : relations_of(tx, thread.first)) {
    if (one.person == thread.second) return;
  }
  add_relation(tx, {.whose = thread.first,
                    .word = std::string(word_introduced_by_you),
                    .person = thread.second});
}

Did<NamedIntroduction> changed(Deed& deed, const NamedIntroduction& named,
                               const std::string& change) {
  store::update_introduction(deed.tx, named.thread);
  deed.tx.rename(change);
  const DeedId id = deed.commit();
  return {named, id};
}

}  // namespace

std::string why_nothing_comes_next(const NamedIntroduction& named) {
  if (introduction::is_over(named.thread.stage)) return "This introduction is over.";
  if (named.deceased.empty()) return {};
  return fmt::format("{} has died. This introduction goes no further.", named.deceased);
}

std::string state_in_words(const NamedIntroduction& named) {
  if (named.deceased.empty() || introduction::is_over(named.thread.stage))
    return headline(named.thread, named.first_called, named.second_called);
  return fmt::format("{} has died; this introduction goes no further", named.deceased);
}

std::string next_in_words(const NamedIntroduction& named) {
  if (!named.deceased.empty()) return {};
  return next_step(named.thread, named.first_called, named.second_called);
}

NamedIntroduction the_other_way_round(NamedIntroduction named) {
  std::swap(named.thread.first, named.thread.second);
  std::swap(named.thread.words_to_first, named.thread.words_to_second);
  std::swap(named.first, named.second);
  std::swap(named.first_called, named.second_called);
  named.thread.why = why_turned(named.thread.why);
  return named;
}

std::string what_was_done(const NamedIntroduction& named, Step step) {
  // Without what was said: the history keeps names alone, so that the rest can be forgotten.
  switch (step) {
    case Step::ask:
    case Step::yes: {
      const bool first = std::holds_alternative<introduction::FirstAsked>(named.thread.stage) ||
                         std::holds_alternative<introduction::FirstAgreed>(named.thread.stage);
      const std::string& whom = first ? named.first : named.second;
      const std::string& other = first ? named.second : named.first;
      return step == Step::yes ? fmt::format("noted that {} would like to meet {}", whom, other)
                               : fmt::format("asked {}{} about meeting {}", whom,
                                             named.asked_before ? " again" : "", other);
    }
    case Step::no:
      return fmt::format("noted: no introduction of {}", two_of(named));
    case Step::introduce:
      return fmt::format("introduced {}", two_of(named));
    case Step::meet:
      return fmt::format("noted that {} have met", two_of(named));
    case Step::close:
      break;
  }
  return fmt::format("closed the introduction of {}", two_of(named));
}

std::vector<NamedIntroduction> with_names(store::ReadTx& tx, std::vector<Introduction> threads) {
  std::vector<PersonId> people;
  for (const Introduction& thread : threads)
    people.insert(people.end(), {thread.first, thread.second});
  std::map<PersonId, store::TodayRow> rows;
  for (store::TodayRow& row : store::today_rows(tx, people)) rows[row.person] = std::move(row);
  std::vector<NamedIntroduction> list;
  for (Introduction& thread : threads) {
    const auto first = rows.find(thread.first), second = rows.find(thread.second);
    if (first == rows.end() || second == rows.end()) continue;
    const store::TodayRow &one = first->second, &other = second->second;
    NamedIntroduction named{.first = one.name,
                            .second = other.name,
                            .first_called = first_name(one.given, one.name),
                            .second_called = first_name(other.given, other.name),
                            .deceased = one.died     ? one.name
                                        : other.died ? other.name
                                                     : ""};
    // Two of one first name are told apart by the whole.
    if (named.first_called == named.second_called) {
      named.first_called = named.first;
      named.second_called = named.second;
    }
    named.why = with_names(thread.why, names_of(named));
    named.thread = std::move(thread);
    list.push_back(std::move(named));
  }
  return list;
}

NamedIntroduction introduction_numbered(store::ReadTx& tx, IntroductionId id) {
  const std::optional<Introduction> found = store::find_introduction(tx, id);
  if (!found) refuse_what_is_not_there(tx, id);
  return named_one(tx, *found);
}

Did<NamedIntroduction> start_introduction(const App& app, const NewIntroduction& wish) {
  Deed deed(app, DeedKind::add, "began an introduction");
  check_two(deed.tx, wish.first, wish.second);
  Introduction thread{.first = wish.first,
                      .second = wish.second,
                      .why = as_reason(wish.why),
                      .started = app.today()};
  NamedIntroduction named = named_one(deed.tx, thread);
  refuse_if_under_way(deed.tx, named);
  if (wish.if_in_doubt == IfInDoubt::refuse) refuse_if_in_doubt(deed.tx, named);
  named.thread.why = without_names(named.thread.why, names_of(named));
  named.why = with_names(named.thread.why, names_of(named));
  named.thread.id = store::insert_introduction(deed.tx, named.thread);
  return changed(deed, named, fmt::format("began an introduction of {}", two_of(named)));
}

Did<NamedIntroduction> take_step(const App& app, IntroductionId id, const StepTaken& taken) {
  const LocalDate on = taken.on.value_or(app.today());
  Deed deed(app, DeedKind::edit, "changed an introduction");
  NamedIntroduction named = introduction_numbered(deed.tx, id);
  if (taken.step != Step::close && taken.step != Step::no) refuse_if_nothing_comes_next(named);
  check_turn(named, taken);
  const std::optional<introduction::Stage> next =
      introduction::after(named.thread.stage, taken.step, on);
  if (!next) throw Error(ErrorKind::refused, why_not(named, taken.step));
  check_day(app, named.thread, on);
  if (taken.step == Step::ask && named.thread.stage.index() == next->index())
    named.asked_before = introduction::day_of(named.thread.stage);
  if (named.asked_before == on && !named.thread.rests_until) return {named, deed.commit()};
  named.thread.stage = *next;
  // Whoever was asked was thought of by then.
  named.thread.started = std::min(named.thread.started, on);
  named.thread.rests_until.reset();
  if (const std::string said(trim(taken.how_it_went)); !said.empty()) {
    require_text(said);
    named.thread.how_it_went = said;
  }
  if (taken.step == Step::introduce) note_that_they_know_each_other(deed.tx, named.thread);
  return changed(deed, named, what_was_done(named, taken.step));
}

Did<NamedIntroduction> ask_the_other_first(const App& app, IntroductionId id) {
  Deed deed(app, DeedKind::edit, "changed an introduction");
  NamedIntroduction named = introduction_numbered(deed.tx, id);
  refuse_if_nothing_comes_next(named);
  if (!std::holds_alternative<introduction::Idea>(named.thread.stage))
    throw Error(ErrorKind::refused, fmt::format("{} was asked first.", named.first));
  named = the_other_way_round(named);
  return changed(deed, named,
                 fmt::format("chose to ask {} first about meeting {}", named.first, named.second));
}

Did<NamedIntroduction> say_not_these_two(const App& app, PersonId first, PersonId second) {
  Deed deed(app, DeedKind::answer, "answered");
  check_two(deed.tx, first, second);
  NamedIntroduction named =
      named_one(deed.tx, {.first = first, .second = second, .started = app.today()});
  refuse_if_under_way(deed.tx, named);
  for (const Introduction& one : store::introductions_between(deed.tx, first, second)) {
    if (std::holds_alternative<introduction::SetAside>(one.stage))
      return {introduction_numbered(deed.tx, one.id), deed.commit()};
  }
  named.thread.stage = introduction::SetAside{app.today()};
  named.thread.id = store::insert_introduction(deed.tx, named.thread);
  return changed(deed, named, fmt::format("said not to introduce {}", two_of(named)));
}

Did<NamedIntroduction> rest_introduction(const App& app, IntroductionId id, LocalDate until) {
  if (until <= app.today())
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} is not later than today. Say a day to come, such as \"in 2 weeks\".",
                    to_words(until)));
  Deed deed(app, DeedKind::edit, "put off");
  NamedIntroduction named = introduction_numbered(deed.tx, id);
  refuse_if_nothing_comes_next(named);
  named.thread.rests_until = until;
  return changed(deed, named, fmt::format("put off the introduction of {}", two_of(named)));
}

Did<NamedIntroduction> note_asked_how_it_went(const App& app, IntroductionId id) {
  Deed deed(app, DeedKind::edit, "changed an introduction");
  NamedIntroduction named = introduction_numbered(deed.tx, id);
  refuse_if_nothing_comes_next(named);
  if (!introduction::was_made(named.thread.stage))
    throw Error(ErrorKind::refused, "You haven’t introduced them yet.");
  named.thread.rests_until = app.today() + days_until_asked_again;
  return changed(deed, named,
                 fmt::format("asked {} how it went with {}", named.first, named.second));
}

}  // namespace wellmet::actions
