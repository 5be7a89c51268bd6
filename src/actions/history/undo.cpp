#include "actions/history/undo.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "actions/access/settings.h"
#include "actions/deed.h"
#include "actions/history/revert_card_change.h"
#include "actions/photos/photos.h"
#include "base/error.h"
#include "store/access/settings.h"
#include "store/history/no_undo.h"
#include "store/integrity/row_rules.h"

namespace wellmet::actions {
namespace {

store::Deed chosen(store::ReadTx& tx, std::optional<DeedId> id) {
  const std::optional<store::Deed> found =
      id ? store::find_deed(tx, *id) : store::last_undoable(tx);
  if (found) return *found;
  if (!id) throw Error(ErrorKind::not_found, "There is nothing to undo.");
  throw Error(ErrorKind::not_found,
              fmt::format("There is no deed {}. `wellmet history` lists them.", id->value));
}

// An undoing of an undoing does it again, of three the first is undone again. Named after what was
// first done; an archive's names may begin in any way.
std::string name_of_undoing(store::ReadTx& tx, const store::Deed& target) {
  bool undone = true;
  store::Deed first = target;
  while (first.undoes && first.undoes < first.id) {
    undone = !undone;
    const auto older = store::find_deed(tx, first.undoes);
    if (!older) return fmt::format("{}: {}", undone ? "undid" : "did again", first.name);
    first = *older;
  }
  return fmt::format("{}: {}", undone ? "undid" : "did again", first.name);
}

// A setting may come back from before a move to a machine that can't use it, a time zone above all.
void require_usable_settings(store::ReadTx& tx, const std::map<std::string, std::string>& before) {
  for (const auto& [name, value] : store::settings(tx)) {
    const auto held = before.find(name);
    if (held != before.end() && held->second == value) continue;
    for (const SettingKind& kind : setting_kinds()) {
      if (name != kind.name) continue;
      if (const std::string fault = kind.fault(value); !fault.empty())
        throw Error(ErrorKind::conflict,
                    fmt::format("Undone, the setting “{}” would be {}, but it {}. Nothing was "
                                "changed.",
                                kind.words, store::quoted(value), fault));
    }
  }
}

}  // namespace

store::Deed undo(const App& app, std::optional<DeedId> id) {
  // Chosen before the undoing begins: it is a deed too, and would be the newest itself.
  if (!id) {
    store::ReadTx tx(app.db, app.account);
    id = chosen(tx, id).id;
  }
  Deed deed(app, "undid");
  const store::Deed target = chosen(deed.tx, id);
  if (target.unfinished)
    throw Error(
        ErrorKind::refused,
        fmt::format("{} (\"{}\") is not done yet. Nothing was changed; undo it when it is, or "
                    "stop it where it runs: then nothing of it stays.",
                    target.id.value, target.name));
  store::refuse_without_details(deed.tx, target);
  deed.tx.rename(name_of_undoing(deed.tx, target));
  const std::map<std::string, std::string> settings = store::settings(deed.tx);
  store::take_back(deed.tx, target, mend_card);
  require_usable_settings(deed.tx, settings);
  require_photo_files(app, deed.tx, deed.id());
  deed.commit();
  return target;
}

}  // namespace wellmet::actions
