#include "actions/people/many.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/people/trash.h"
#include "base/error.h"
#include "base/text.h"
#include "store/people/people.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

bool has_interest(store::ReadTx& tx, PersonId id, const std::string& key) {
  return std::ranges::any_of(store::interests_of(tx, id), [&](const Interest& interest) {
    return interest_key(interest.name) == key;
  });
}

bool give_interests(Deed& deed, PersonId id, const std::vector<std::string>& names,
                    LocalDate today) {
  bool gave = false;
  for (const std::string& given : names) {
    const std::string name = collapse_spaces(given);
    if (interest_key(name).empty())
      throw Error(ErrorKind::invalid, fmt::format("\"{}\" is no interest: name it.", given));
    if (has_interest(deed.tx, id, interest_key(name))) continue;
    store::give_interest(deed.tx, id, {.name = name, .noted = today});
    gave = true;
  }
  return gave;
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

std::vector<Edited> edit_people(const App& app, const std::vector<PersonId>& people,
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
  deed.commit();
  return all;
}

std::vector<std::string> remove_people(const App& app, const std::vector<PersonId>& people) {
  Deed deed(app, DeedKind::remove, "removed people");
  std::vector<std::string> names;
  for (PersonId id : people) {
    const std::optional<Person> person = store::find_person(deed.tx, id);
    if (!person) throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
    require_removable(*person);
    store::set_removed(deed.tx, id, deed.tx.now());
    names.push_back(person->name);
  }
  if (!names.empty())
    deed.tx.rename(fmt::format("removed {}", of_how_many(names.size(), names.front())));
  deed.commit();
  return names;
}

}  // namespace wellmet::actions
