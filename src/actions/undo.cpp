#include "actions/undo.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/mend_card.h"
#include "actions/photos.h"
#include "base/error.h"

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

}  // namespace

store::Deed undo(const App& app, std::optional<DeedId> id) {
  // Chosen before the undoing begins: it is a deed too, and would be the newest itself.
  if (!id) {
    store::ReadTx tx(app.db, app.account);
    id = chosen(tx, id).id;
  }
  Deed deed(app, "undid");
  const store::Deed target = chosen(deed.tx, id);
  constexpr std::string_view undid = "undid: ";
  deed.tx.rename(target.undoes ? fmt::format("did again: {}", target.name.substr(undid.size()))
                               : fmt::format("{}{}", undid, target.name));
  store::take_back(deed.tx, target, mend_card);
  require_photo_files(app, deed.tx, deed.id());
  deed.commit();
  return target;
}

}  // namespace wellmet::actions
