#include "actions/people/trash.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "base/error.h"
#include "base/next.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

Person found(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no person {}.", id.value),
                        {.act = Next::Act::see_people});
  return *person;
}

}  // namespace

std::string remove_person(store::WriteTx& tx, PersonId id) {
  const Person person = found(tx, id);
  if (person.is_owner)
    throw Error(ErrorKind::refused, "That’s you. You can’t be removed from your own notebook.");
  if (person.removed_at)
    throw Error(ErrorKind::conflict, fmt::format("{} was removed already.", person.name));
  store::set_removed(tx, id, tx.now());
  return person.name;
}

Did<std::string> remove_person(const App& app, PersonId id) {
  Deed deed(app, DeedKind::remove, "removed a person");
  std::string name = remove_person(deed.tx, id);
  deed.tx.rename(fmt::format("removed {}", name));
  const DeedId change = deed.commit();
  return {name, change};
}

Did<std::string> restore_person(const App& app, PersonId id) {
  Deed deed(app, DeedKind::restore, "restored a person");
  const Person person = found(deed.tx, id);
  if (!person.removed_at)
    throw Error(ErrorKind::conflict, fmt::format("{} was not removed.", person.name));
  if (const auto into = store::merged_into(deed.tx, id))
    throw Error(
        ErrorKind::conflict,
        fmt::format("{} was merged into person {}. Undo that change in the history instead.",
                    person.name, into->value));
  store::set_removed(deed.tx, id, std::nullopt);
  deed.tx.rename(fmt::format("restored {}", person.name));
  const DeedId change = deed.commit();
  return {person.name, change};
}

namespace {

Forgotten empty_trash_of(const App& app, Instant moment) {
  return forget_people(app, [moment](store::ReadTx& tx) {
    std::vector<PersonId> gone = store::removed_before(tx, moment);
    std::string name = fmt::format("emptied the trash of {} {}", gone.size(),
                                   gone.size() == 1 ? "person" : "people");
    return ToForget{std::move(gone), std::move(name)};
  });
}

}  // namespace

Instant trash_ends_before(Instant now) { return {now.milliseconds - trash_days * day_ms}; }

int days_left_in_trash(Instant removed, Instant now) {
  const std::int64_t left = removed.milliseconds - trash_ends_before(now).milliseconds;
  return left <= 0 ? 0 : static_cast<int>((left + day_ms - 1) / day_ms);
}

Forgotten empty_trash(const App& app) { return empty_trash_of(app, trash_ends_before(app.now())); }

Forgotten empty_trash_now(const App& app) { return empty_trash_of(app, end_of_time); }

}  // namespace wellmet::actions
