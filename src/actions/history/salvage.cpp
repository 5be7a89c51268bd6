#include "actions/history/salvage.h"

#include "actions/deed.h"
#include "actions/derived.h"
#include "actions/photos/photo_files.h"
#include "store/access/sessions.h"
#include "store/files/photo_files.h"
#include "store/people/derived.h"

namespace wellmet::actions {

store::Salvaged salvage(const std::string& from, const std::string& to,
                        const std::function<Instant()>& clock) {
  store::Salvaged salvaged = store::salvage(from, to);
  const auto db = store::open({to});
  for (const store::Account& account : store::accounts(*db)) {
    const App app{.db = *db, .account = account.id, .clock = clock};
    Deed deed(app, DeedKind::repair, "salvage");
    derive(deed.tx, store::everything(deed.tx));
    deed.tx.commit();
  }
  link_photos(store::photos_folder_of({from}, ""), store::photos_folder_of({to}, ""));
  return salvaged;
}

}  // namespace wellmet::actions
