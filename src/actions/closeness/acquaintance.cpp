#include "actions/closeness/acquaintance.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/people/edit_person.h"
#include "base/error.h"
#include "model/follow_up_rules.h"
#include "model/person.h"
#include "store/people/people.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {}  // namespace

bool is_for_somebody_new(const FollowUp& f) {
  const Courtesy courtesy = courtesy_of(f);
  return courtesy == Courtesy::first_meeting || courtesy == Courtesy::noted_once;
}

DeedId know_for_years(const App& app, PersonId id) {
  Deed deed(app, DeedKind::edit, "noted how long you have known each other");
  const std::optional<Person> person = store::find_person(deed.tx, id);
  if (!person) throw Error(ErrorKind::not_found, "This person isn’t here any more.");
  deed.tx.rename(fmt::format("noted that you have known {} for years", person->name));
  edit_person(deed.tx, id, {.met_on = PartialDate{.text = "for years"}}, app.today());
  return deed.commit();
}

void drop_what_was_for_somebody_new(store::WriteTx& tx, PersonId id, LocalDate today) {
  for (FollowUp f : store::open_follow_ups_of(tx, id, store::most_open_looked_at)) {
    if (!is_for_somebody_new(f)) continue;
    f.state = FollowUpState::dropped;
    f.closed = today;
    store::update_follow_up(tx, f);
  }
}

}  // namespace wellmet::actions
