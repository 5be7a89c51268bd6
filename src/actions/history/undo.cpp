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

[[noreturn]] void refuse_to_guess(const store::Deed& newest, Origin here) {
  throw Error(
      ErrorKind::not_found,
      fmt::format("Nothing that you changed {} is left to undo. The newest change is {} "
                  "(\"{}\"), made {}. To undo that one, give its number.",
                  where_made(here), newest.id.value, newest.name, where_made(newest.origin)));
}

// The newest change of this front after that one which forgot somebody. Those of before the front
// was written down are any front's.
std::optional<store::Deed> forgetting_since(store::ReadTx& tx, DeedId after, Origin here) {
  std::optional<store::Deed> newest;
  for (const Origin origin : {here, Origin::unknown}) {
    for (store::Deed& deed :
         store::deeds(tx, 1, {}, {.kind = DeedKind::forget, .origin = origin})) {
      if (deed.id > after && (!newest || deed.id > newest->id)) newest = std::move(deed);
    }
  }
  return newest;
}

store::Deed chosen(store::ReadTx& tx, std::optional<DeedId> id, Origin here) {
  if (id) {
    if (const auto found = store::find_deed(tx, *id)) return *found;
    throw Error(ErrorKind::not_found,
                fmt::format("There's no change {}. The history lists them all.", id->value));
  }
  if (const auto found = store::last_undoable(tx, here)) return *found;
  if (const auto forgetting = forgetting_since(tx, {}, here))
    store::refuse_without_details(tx, *forgetting);
  if (const auto newest = store::last_undoable(tx)) refuse_to_guess(*newest, here);
  throw Error(ErrorKind::not_found, "There is nothing to undo.");
}

struct Undoing {
  std::string name = {};
  DeedKind kind = DeedKind::undo;
};

// An undoing of an undoing is a redo, of three the first is undone again. Named after what was
// first done; an archive's names may begin in any way.
Undoing undoing_of(store::ReadTx& tx, const store::Deed& target) {
  bool undone = true;
  store::Deed first = target;
  while (first.undoes && first.undoes < first.id) {
    undone = !undone;
    const auto older = store::find_deed(tx, first.undoes);
    if (!older) break;
    first = *older;
  }
  return {fmt::format("{}: {}", undone ? "undone" : "redone", first.name),
          undone ? DeedKind::undo : DeedKind::redo};
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
                                kind.words, store::in_quotes(value), fault));
    }
  }
}

}  // namespace

Undone undo(const App& app, std::optional<DeedId> id, store::IfUsed if_used) {
  Undone undone;
  // Chosen before the undoing begins: it is a deed too, and would be the newest itself.
  if (!id) {
    store::ReadTx tx(app.db, app.account);
    id = chosen(tx, id, app.origin).id;
    undone.passed_over = forgetting_since(tx, *id, app.origin);
    const auto newest = store::last_undoable(tx);
    if (newest && newest->id != *id) undone.newer_elsewhere = *newest;
  }
  Deed deed(app, DeedKind::undo, "undone");
  const store::Deed target = chosen(deed.tx, id, app.origin);
  if (target.unfinished)
    throw Error(
        ErrorKind::refused,
        fmt::format(
            "Change {} (\"{}\") is still running. Nothing was undone. Undo it when it's done, "
            "or stop it where it runs: then nothing of it stays.",
            target.id.value, target.name));
  store::refuse_without_details(deed.tx, target);
  const Undoing undoing = undoing_of(deed.tx, target);
  deed.tx.rename(undoing.name);
  deed.tx.mark(undoing.kind, app.origin);
  const std::map<std::string, std::string> settings = store::settings(deed.tx);
  undone.people_kept = store::take_back(deed.tx, target, mend_card, if_used);
  require_usable_settings(deed.tx, settings);
  require_photo_files(app, deed.tx, deed.id());
  undone.change = deed.commit();
  undone.target = target;
  undone.name = undoing.name;
  return undone;
}

}  // namespace wellmet::actions
