#include "actions/transfer/import_source.h"

#include "actions/access/settings.h"
#include "actions/people/people.h"
#include "model/card.h"
#include "store/people/people.h"

namespace wellmet::actions {

Source source_of_file(store::ReadTx& tx, const App& app, std::string file_name,
                      std::string_view bytes) {
  Source source{.name = std::move(file_name), .bytes = bytes, .today = app.today()};
  source.usual_order = usual_day_order(tx);
  source.zone = app.zone;
  const auto owner = store::owner(tx);
  if (!owner) return source;
  const CardIndex card = index_card(card_of(tx, *owner));
  source.owner.names = card.nicknames;
  source.owner.names.push_back(card.name);
  for (const CardValue& email : card.emails) source.owner.emails.push_back(email.value);
  for (const CardValue& phone : card.phones) source.owner.phones.push_back(phone.value);
  return source;
}

}  // namespace wellmet::actions
