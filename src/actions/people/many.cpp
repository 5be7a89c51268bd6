#include "actions/people/many.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "actions/deed.h"
#include "actions/people/trash.h"
#include "actions/story/interests.h"
#include "base/text.h"
#include "store/people/people.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

// Whether that changed anything.
bool give_interests(Deed& deed, PersonId id, const std::vector<std::string>& names,
                    LocalDate today) {
  const std::vector<Interest> before = store::interests_of(deed.tx, id);
  add_interests(deed.tx, id, {.names = names}, today);
  return store::interests_of(deed.tx, id) != before;
}

std::string of_how_many(std::size_t count, const std::string& name) {
  return count == 1 ? name : fmt::format("{} people", count);
}

std::string name_of_edit(const std::vector<Edited>& changed, const PersonEdit& edit) {
  std::vector<std::string> what;
  for (const Edited& one : changed) {
    for (const std::string& change : one.changes) {
      if (std::ranges::find(what, change) == what.end()) what.push_back(change);
    }
  }
  if (what == std::vector<std::string>{"archive"})
    return fmt::format("{} {}", *edit.archived ? "archived" : "brought back from the archive",
                       of_how_many(changed.size(), changed.front().name));
  return fmt::format("changed {}: {}", of_how_many(changed.size(), changed.front().name),
                     join(what, ", "));
}

}  // namespace

Did<std::vector<Edited>> edit_people(const App& app, const std::vector<PersonId>& people,
                                     const EditOfMany& wish) {
  Deed deed(app, DeedKind::edit, "changed people");
  std::vector<Edited> all;
  for (PersonId id : people) {
    Edited one{.id = id, .changes = edit_person(deed.tx, id, wish.edit, app.today())};
    if (give_interests(deed, id, wish.add_interests, app.today()))
      one.changes.emplace_back("interests");
    one.name = store::find_person(deed.tx, id)->name;
    all.push_back(std::move(one));
  }
  std::vector<Edited> changed = all;
  std::erase_if(changed, [](const Edited& one) { return one.changes.empty(); });
  if (!changed.empty()) deed.tx.rename(name_of_edit(changed, wish.edit));
  return {std::move(all), deed.commit()};
}

Did<std::vector<std::string>> remove_people(const App& app, const std::vector<PersonId>& people) {
  Deed deed(app, DeedKind::remove, "removed people");
  std::vector<std::string> names;
  for (PersonId id : people) names.push_back(remove_person(deed.tx, id));
  if (!names.empty())
    deed.tx.rename(fmt::format("removed {}", of_how_many(names.size(), names.front())));
  return {std::move(names), deed.commit()};
}

}  // namespace wellmet::actions
