#include "actions/story/positions.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/people/card_edit.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "model/follow_up_rules.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

Person person_of(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person) throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  return *person;
}

Position found(store::ReadTx& tx, PositionId id) {
  const std::optional<Position> position = store::find_position(tx, id);
  if (!position)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no job j{}.", id.value),
                        {.act = Next::Act::see_positions});
  return *position;
}

void check(const Position& p) {
  if (in_words(p).empty())
    throw Error(ErrorKind::invalid, "Say what it is: \"designer at Figma\", or \"at Figma\".");
  if (p.started.year != 0 && p.ended.year != 0 && p.ended.year < p.started.year)
    throw Error(ErrorKind::invalid, fmt::format("It can’t end ({}) before it began ({}).",
                                                to_words(p.ended), to_words(p.started)));
}

void end_those_held(store::WriteTx& tx, PersonId person, const PartialDate& on) {
  for (Position p : store::positions_of(tx, person)) {
    if (!p.current) continue;
    p.current = false;
    p.ended = on;
    store::update_position(tx, p);
  }
}

void put_on_card(store::WriteTx& tx, const Position& p, Moved moved) {
  vcard::Card card = card_of(tx, p.person);
  const bool named = vcard::first(card, "ORG") || vcard::first(card, "TITLE");
  if (named && moved == Moved::no) return;
  put_organisation(card, p.organisation);
  vcard::put_text(card, "TITLE", p.title);
  save_card(tx, p.person, card);
}

// The same rule as when an import tells of a new job, so that nobody is congratulated twice.
std::optional<FollowUp> congratulation(store::WriteTx& tx, const Position& p, LocalDate today) {
  const std::string rule = "new job: " + in_words(p);
  if (store::rule_has_spoken(tx, p.person, rule, {})) return std::nullopt;
  // "Maya got a new job" was in a line already.
  for (const FollowUp& open : store::open_follow_ups_of(tx, p.person, store::most_open_looked_at))
    if (courtesy_of(open) == Courtesy::news) return std::nullopt;
  FollowUp f{.person = p.person,
             .kind = FollowUpKind::congratulate,
             .text = "new job: " + in_words(p),
             .due = today + info(FollowUpKind::congratulate).default_days,
             .made = today,
             .rule = rule};
  f.id = store::insert_follow_up(tx, f);
  return f;
}

}  // namespace

Position read_position(std::string_view given) {
  const std::string text = collapse_spaces(given);
  const std::string lower = to_lower_ascii(text);
  if (lower.starts_with("at ")) return {.organisation = text.substr(3)};
  const auto at = lower.rfind(" at ");
  if (at == std::string::npos) return {.title = text};
  return {.title = text.substr(0, at), .organisation = text.substr(at + 4)};
}

Did<AddedPosition> add_position(const App& app, Position position, Moved moved) {
  check(position);
  Deed deed(app, DeedKind::add, "added a job");
  const Person person = person_of(deed.tx, position.person);
  position.current = position.ended.empty();
  if (moved == Moved::yes) {
    if (position.started.empty()) position.started = partial(app.today());
    end_those_held(deed.tx, position.person, position.started);
  }
  position.id = store::insert_position(deed.tx, position);
  if (position.current) put_on_card(deed.tx, position, moved);
  AddedPosition added{.position = position};
  if (moved == Moved::yes && !person.is_owner)
    added.congratulate = congratulation(deed.tx, position, app.today());
  deed.tx.rename(fmt::format("{} {}: {}",
                             moved == Moved::yes ? "noted the new job of" : "added a job of",
                             person.name, in_words(position)));
  const DeedId change = deed.commit();
  return {added, change};
}

Did<Position> end_position(const App& app, PositionId id, const PartialDate& on) {
  Deed deed(app, DeedKind::edit, "ended a job");
  Position position = found(deed.tx, id);
  if (!position.current)
    throw Error(ErrorKind::refused,
                fmt::format("j{} ({}) has ended already.", id.value, in_words(position)));
  position.current = false;
  position.ended = on;
  check(position);
  deed.tx.rename(fmt::format("noted that {} left: {}", person_of(deed.tx, position.person).name,
                             in_words(position)));
  store::update_position(deed.tx, position);
  const DeedId change = deed.commit();
  return {position, change};
}

Did<Position> remove_position(const App& app, PositionId id) {
  Deed deed(app, DeedKind::remove, "removed a job");
  const Position position = found(deed.tx, id);
  deed.tx.rename(fmt::format("removed from {}: {}", person_of(deed.tx, position.person).name,
                             in_words(position)));
  store::delete_position(deed.tx, id);
  const DeedId change = deed.commit();
  return {position, change};
}

}  // namespace wellmet::actions
