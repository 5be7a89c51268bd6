#include "actions/events/hopes.h"

#include <fmt/format.h>

#include <utility>

#include "actions/deed.h"
#include "actions/events/events.h"
#include "actions/events/met.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/text.h"
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

void refuse_if_known(store::ReadTx& tx, const NewPerson& person) {
  const std::vector<store::PersonLine> known = same_as(tx, person);
  if (known.empty()) return;
  throw Error(ErrorKind::conflict, fmt::format("You know somebody called {} already (person {}).",
                                               person.name, known.front().id.value));
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

Did<AddedPerson> meet_hope(const App& app, HopeId id, const MetHope& met) {
  Deed deed(app, DeedKind::add, "met someone");
  const Hope hope = hope_numbered(deed.tx, id);
  std::optional<Event> event;
  if (hope.event) event = event_numbered(deed.tx, hope.event);
  const LocalDate day = day_met(app, event, met.on);
  const NewPerson person =
      met_at({.name = collapse_spaces(met.name),
              .met = {.where = met.where.empty() ? hope.where : met.where},
              .notes = {{.kind = NoteKind::note, .text = hope.who, .day = day}}},
             event, day);
  if (!met.anyway) refuse_if_known(deed.tx, person);
  const AddedPerson added = add_met_at(deed, app, person, event, "");
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
