#include "actions/people/me.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

bool says_anything(const PersonEdit& e) {
  return e.name || e.pronouns || e.organisation || e.title || e.city || e.birthday ||
         !e.add_emails.empty() || !e.add_phones.empty() || !e.add_urls.empty() ||
         !e.add_nicknames.empty();
}

PersonId made(store::WriteTx& tx, const PersonEdit& edit) {
  if (!edit.name)
    throw ErrorWithNext(ErrorKind::invalid, "Say your name first.",
                        {.act = Next::Act::say_your_name});
  return add_person(tx, {.name = *edit.name, .is_owner = true});
}

std::string name_of(const MeChanged& changed) {
  const std::string settings = join(changed.settings, ", ");
  if (changed.changes.empty()) return "changed your settings: " + settings;
  return "changed your own " + join(changed.changes, ", ") +
         (settings.empty() ? "" : "; settings: " + settings);
}

}  // namespace

MeChanged change_me(const App& app, const MeEdit& edit) {
  Deed deed(app, DeedKind::edit, "changed your own card");
  MeChanged changed;
  const std::optional<PersonId> owner = store::owner(deed.tx);
  if (owner) changed.id = *owner;
  if (!owner && says_anything(edit.person)) {
    changed.id = made(deed.tx, edit.person);
    changed.changes.emplace_back("name");
  }
  if (changed.id) {
    for (const std::string& what : edit_person(deed.tx, changed.id, edit.person, app.today()))
      changed.changes.push_back(what);
  }
  std::vector<Setting> settings = edit.settings;
  if (edit.zone) settings.emplace_back("zone", Zone::named(*edit.zone).name());
  changed.settings = put_settings(deed.tx, settings);
  deed.tx.rename(name_of(changed));
  changed.change = deed.commit();
  return changed;
}

}  // namespace wellmet::actions
