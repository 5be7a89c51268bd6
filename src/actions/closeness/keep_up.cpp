#include "actions/closeness/keep_up.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/people/edit_person.h"
#include "base/error.h"
#include "model/person.h"
#include "store/closeness/undecided.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

const char* chosen(Closeness closeness) {
  switch (closeness) {
    case Closeness::keep_up:
      return "chose to keep up with {}";
    case Closeness::now_and_then:
      return "chose to hear from {} now and then";
    case Closeness::just_an_address:
      break;
  }
  return "kept {} as just an address";
}

}  // namespace

std::int64_t to_choose_from(store::ReadTx& tx) {
  if (store::count_wished(tx) > 0 || store::anybody_met(tx)) return 0;
  return store::count_undecided(tx);
}

DeedId keep(const App& app, PersonId id, Closeness closeness) {
  Deed deed(app, DeedKind::edit, "chose how close somebody is");
  const std::optional<Person> person = store::find_person(deed.tx, id);
  if (!person || person->removed_at)
    throw Error(ErrorKind::not_found, "This person isn’t here any more.");
  deed.tx.rename(fmt::format(fmt::runtime(chosen(closeness)), person->name));
  const int wish = closeness == Closeness::keep_up        ? keep_up_days
                   : closeness == Closeness::now_and_then ? now_and_then_days
                                                          : 0;
  edit_person(
      deed.tx, id,
      {.wished_cadence_days = wish, .never_suggest = closeness == Closeness::just_an_address},
      app.today());
  return deed.commit();
}

}  // namespace wellmet::actions
