#include "actions/events/hopes.h"

#include <fmt/format.h>

#include <utility>

#include "actions/deed.h"
#include "actions/events/events.h"
#include "actions/events/met.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/text.h"
#include "store/events/events.h"
#include "store/events/hopes.h"

namespace wellmet::actions {
namespace {

constexpr int columns_in_history = 60;
constexpr int hopes_read = 500;

std::string in_history(const Hope& hope) { return clip(hope.who, columns_in_history); }

std::string checked(const std::string& given) {
  std::string words = collapse_spaces(given);
  if (words.size() > longest_hope)
    throw Error(ErrorKind::invalid,
                fmt::format("That is longer than {} bytes. Say it in a line.", longest_hope));
  return words;
}

}  // namespace

Hope hope_numbered(store::ReadTx& tx, HopeId id) {
  std::optional<Hope> found = store::find_hope(tx, id);
  if (!found)
    throw Error(ErrorKind::not_found,
                fmt::format("Nobody you hope to meet is noted as h{}.", id.value));
  return std::move(*found);
}

Did<Hope> add_hope(const App& app, Hope hope) {
  hope.who = checked(hope.who);
  hope.where = checked(hope.where);
  hope.made = app.today();
  if (hope.who.empty()) throw Error(ErrorKind::invalid, "Say whom you hope to meet.");
  Deed deed(app, DeedKind::add, "hoped to meet someone");
  if (hope.event) event_numbered(deed.tx, hope.event);
  deed.tx.rename("noted someone you hope to meet: " + in_history(hope));
  hope.id = store::insert_hope(deed.tx, hope);
  const DeedId change = deed.commit();
  return {hope, change};
}

Did<Hope> drop_hope(const App& app, HopeId id) {
  Deed deed(app, DeedKind::remove, "dropped a hope");
  const Hope hope = hope_numbered(deed.tx, id);
  deed.tx.rename("dropped someone you hoped to meet: " + in_history(hope));
  store::delete_hope(deed.tx, id);
  const DeedId change = deed.commit();
  return {hope, change};
}

namespace {

LocalDate day_of(const App& app, const std::optional<Event>& event, const MetHope& met) {
  if (event) return day_met_at(app, *event, met.on);
  const LocalDate day = met.on.value_or(app.today());
  if (day > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is still to come.", to_words(day)));
  return day;
}

NewPerson person_of(const Hope& hope, const std::optional<Event>& event, const MetHope& met,
                    LocalDate day) {
  NewPerson person{.name = collapse_spaces(met.name),
                   .met = {.on = partial(day), .where = met.where},
                   .notes = {{.kind = NoteKind::note, .text = hope.who, .day = day}}};
  if (person.met.where.empty()) person.met.where = hope.where;
  if (!event) return person;
  if (person.met.where.empty()) person.met.where = event->place;
  person.met.how = event->title;
  return person;
}

void refuse_if_known(store::ReadTx& tx, const NewPerson& person) {
  const std::vector<store::PersonLine> known = same_as(tx, person);
  if (known.empty()) return;
  throw Error(ErrorKind::conflict, fmt::format("You know somebody called {} already (person {}).",
                                               person.name, known.front().id.value));
}

}  // namespace

Did<AddedPerson> meet_hope(const App& app, HopeId id, const MetHope& met) {
  Deed deed(app, DeedKind::add, "met someone");
  const Hope hope = hope_numbered(deed.tx, id);
  std::optional<Event> event;
  if (hope.event) event = event_numbered(deed.tx, hope.event);
  const LocalDate day = day_of(app, event, met);
  const NewPerson person = person_of(hope, event, met, day);
  if (!met.anyway) refuse_if_known(deed.tx, person);
  std::optional<Interaction> meeting;
  if (event)
    meeting = Interaction{.kind = InteractionKind::event,
                          .touch = Touch::real,
                          .place = person.met.where,
                          .day = day,
                          .note = event->title,
                          .source = "added"};
  const AddedPerson added = add_met_within(deed, app, person, std::move(meeting));
  if (event) store::put_guest(deed.tx, {.event = event->id, .person = added.id, .came = true});
  store::delete_hope(deed.tx, id);
  deed.tx.rename(fmt::format("met {}, whom you hoped to meet", person.name));
  const DeedId change = deed.commit();
  return {added, change};
}

std::vector<Hope> hopes_for(store::ReadTx& tx, const Event& event) {
  std::vector<Hope> list = store::hopes(tx, hopes_read);
  std::erase_if(list, [&](const Hope& hope) { return !fits(hope, event); });
  return list;
}

}  // namespace wellmet::actions
