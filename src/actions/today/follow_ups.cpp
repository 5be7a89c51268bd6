#include "actions/today/follow_ups.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/giving/advice.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "base/next.h"
#include "base/repeat.h"
#include "base/text.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

FollowUp open_one(store::ReadTx& tx, FollowUpId id) {
  const std::optional<FollowUp> f = store::find_follow_up(tx, id);
  if (!f)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no follow-up f{}.", id.value),
                        {.act = Next::Act::see_follow_ups});
  if (f->state != FollowUpState::open)
    throw Error(ErrorKind::refused,
                fmt::format("Follow-up f{} is {} already.", id.value, to_text(f->state)));
  return *f;
}

// What the words are for: your own follow-ups name nobody.
std::string name_in_words(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  return person && !person->is_owner ? person->name : "";
}

std::string sentence(store::ReadTx& tx, std::string_view verb, const FollowUp& f) {
  // Without the text: the history keeps names alone, so that what was written can be forgotten.
  return fmt::format("{}: {}", verb, in_words(f.kind, name_in_words(tx, f.person), ""));
}

FollowUp closed(store::WriteTx& tx, FollowUpId id, FollowUpState state, LocalDate today) {
  FollowUp f = open_one(tx, id);
  f.state = state;
  f.closed = today;
  store::update_follow_up(tx, f);
  if (state == FollowUpState::done) put_next(tx, f, today);
  if (state == FollowUpState::done && f.note) put_told(tx, f.note, today);
  return f;
}

// Of a series that goes on with another day, with the first one kept: the 31st stays the 31st, and
// being late moves nothing.
std::string counted_from_first(const FollowUp& f) {
  auto repeat = stored_repeat(f.repeats);
  if (!repeat) return f.repeats;
  if (!repeat->since) repeat->since = f.due;
  return to_text(*repeat);
}

std::string how_often(const FollowUp& f) {
  const auto repeat = stored_repeat(f.repeats);
  return repeat ? in_words(*repeat) : "once";
}

std::string in_short(store::ReadTx& tx, const std::vector<Planned>& planned) {
  if (planned.size() > 1) return fmt::format("planned for {} people", planned.size());
  const Planned& one = planned.front();
  const std::string_view did = one.moved() ? "moved" : one.before ? "changed" : "planned";
  const std::string words = sentence(tx, did, one.follow_up);
  if (!one.before || how_often(*one.before) == how_often(one.follow_up)) return words;
  return fmt::format("{}, {} (before: {})", words, how_often(one.follow_up),
                     how_often(*one.before));
}

// One of the user's own that says the same. A series goes on beside what is meant once.
bool takes_place_of(const FollowUp& f, const FollowUp& open) {
  return open.kind == f.kind && open.rule.empty() && fold(open.text) == fold(f.text) &&
         (open.repeats.empty() || !f.repeats.empty());
}

Planned put_one(store::WriteTx& tx, FollowUp f) {
  for (FollowUp open : store::open_follow_ups_of(tx, f.person, store::most_open_looked_at)) {
    if (takes_place_of(f, open)) {
      const FollowUp before = open;
      open.due = f.due;
      open.repeats = f.repeats;
      store::update_follow_up(tx, open);
      const bool same = before.due == open.due && how_often(before) == how_often(open);
      return {open, same ? std::nullopt : std::optional(before)};
    }
    if (open.kind != f.kind || open.rule.empty()) continue;
    open.state = FollowUpState::dropped;
    open.closed = f.made;
    store::update_follow_up(tx, open);
  }
  f.id = store::insert_follow_up(tx, f);
  return {std::move(f), std::nullopt};
}

}  // namespace

std::optional<LocalDate> next_day(const FollowUp& done, LocalDate today) {
  const auto repeat = stored_repeat(done.repeats);
  return repeat ? std::optional(next_due(*repeat, done.due, today)) : std::nullopt;
}

void put_next(store::WriteTx& tx, const FollowUp& done, LocalDate today) {
  const std::optional<LocalDate> due = next_day(done, today);
  if (!due) return;
  FollowUp next = done;
  next.state = FollowUpState::open;
  next.closed.reset();
  next.from = {};
  next.made = today;
  next.due = *due;
  next.repeats = counted_from_first(done);
  store::insert_follow_up(tx, next);
}

FollowUpId put_own_follow_up(store::WriteTx& tx, const FollowUp& f) {
  return put_one(tx, f).follow_up.id;
}

Did<FollowUp> add_follow_up(const App& app, const FollowUp& f) {
  Did<std::vector<Planned>> planned = add_follow_ups(app, f, {f.person});
  return {planned.front().follow_up, planned.change};
}

Did<std::vector<Planned>> add_follow_ups(const App& app, const FollowUp& wish,
                                         const std::vector<PersonId>& people) {
  if (!wish.repeats.empty() && !stored_repeat(wish.repeats))
    throw Error(ErrorKind::invalid,
                fmt::format("\"{}\" doesn’t say how often a follow-up comes again.", wish.repeats));
  Deed deed(app, DeedKind::add, "planned");
  std::vector<Planned> planned;
  for (const PersonId person : people) {
    FollowUp f = wish;
    f.person = person;
    f.made = app.today();
    planned.push_back(put_one(deed.tx, std::move(f)));
  }
  deed.tx.rename(in_short(deed.tx, planned));
  return {std::move(planned), deed.commit()};
}

Did<FollowUp> finish_follow_up(const App& app, FollowUpId id, const std::string& words) {
  const std::string said(trim(words));
  if (!said.empty()) require_text(said);
  Deed deed(app, DeedKind::edit, "finished");
  const FollowUp f = closed(deed.tx, id, FollowUpState::done, app.today());
  const std::optional<LocalDate> next = next_day(f, app.today());
  deed.tx.rename(sentence(deed.tx, "finished", f) +
                 (next ? fmt::format(" (next: {})", to_words(*next)) : ""));
  if (!said.empty())
    store::insert_note(deed.tx, {.person = f.person,
                                 .kind = NoteKind::note,
                                 .text = said,
                                 .day = app.today(),
                                 .source = "today"});
  const DeedId change = deed.commit();
  return {f, change};
}

Did<FollowUp> drop_follow_up(const App& app, FollowUpId id) {
  Deed deed(app, DeedKind::edit, "dropped");
  const FollowUp f = closed(deed.tx, id, FollowUpState::dropped, app.today());
  deed.tx.rename(sentence(deed.tx, "dropped", f));
  const DeedId change = deed.commit();
  return {f, change};
}

Did<FollowUp> snooze_follow_up(const App& app, FollowUpId id, LocalDate until) {
  if (until <= app.today())
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} is not later than today. Say a day to come, such as \"in 2 weeks\".",
                    to_words(until)));
  Deed deed(app, DeedKind::edit, "put off");
  FollowUp f = open_one(deed.tx, id);
  f.repeats = counted_from_first(f);
  f.due = until;
  deed.tx.rename(sentence(deed.tx, "put off", f));
  store::update_follow_up(deed.tx, f);
  const DeedId change = deed.commit();
  return {f, change};
}

}  // namespace wellmet::actions
