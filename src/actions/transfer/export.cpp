#include "actions/transfer/export.h"

#include <fmt/format.h>

#include "actions/backup/backup_photos.h"
#include "actions/derived.h"
#include "actions/people/people.h"
#include "actions/photos/photo_files.h"
#include "exporters/people_csv.h"
#include "exporters/wellmet.h"
#include "store/db/migrations.h"
#include "store/integrity/account_dump.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16;

// Everyone who is not in the trash. Not you: read in again, you would be a friend of your own. The
// archive of everything holds your card too.
std::vector<PersonId> people_to_take(store::ReadTx& tx) {
  std::vector<PersonId> ids;
  for (const store::PersonLine& line : store::people(tx, {.shown = store::Shown::all}))
    ids.push_back(line.id);
  return ids;
}

exporters::PersonForSheet for_sheet(store::ReadTx& tx, PersonId id) {
  exporters::PersonForSheet p{.person = store::find_person(tx, id).value(),
                              .card = index_card(card_of(tx, id)),
                              .notes = store::notes_of(tx, id),
                              .interests = store::interests_of(tx, id),
                              .dates = store::dates_of(tx, id),
                              .interactions = store::interactions_of(tx, id, 1)};
  for (const FollowUp& f : store::follow_ups_of(tx, id)) {
    if (f.state == FollowUpState::open) p.follow_ups.push_back(f);
  }
  if (p.person.met.through) {
    for (const auto& [through, name] : store::names_of(tx, {p.person.met.through}))
      p.met_through = name;
  }
  return p;
}

void end_line(std::string& card) {
  if (!card.empty() && card.back() != '\n') card += "\r\n";
}

}  // namespace

Everything export_everything(const App& app, const Take& take, const ProgressAt& progress) {
  refuse_packed(app);
  store::ReadTx tx(app.db, app.account);
  const std::int64_t all = store::count_all_rows(tx);
  std::int64_t done = 0;
  std::string piece = exporters::wellmet_header(store::newest_version(app.db.dialect()));
  store::for_each_row(tx, [&](const PlainRow& row) {
    exporters::append_wellmet_row(piece, row);
    if (piece.size() > piece_bytes) {
      take(piece);
      piece.clear();
      progress(done, all);
    }
    ++done;
  });
  PhotosOut photos = for_each_photo_row(app, tx, [&](const PlainRow& row) {
    take(piece);
    piece.clear();
    exporters::append_wellmet_row(piece, row);
  });
  take(piece);
  done += photos.rows;
  take(exporters::wellmet_end(done));
  return {done, std::move(photos.lost)};
}

std::int64_t export_cards(const App& app, const Take& take) {
  return export_cards_apart(app, [&](const std::string&, std::string_view card) {
    std::string bytes(card);
    end_line(bytes);
    take(bytes);
  });
}

std::int64_t export_cards_apart(
    const App& app,
    const std::function<void(const std::string& file_name, std::string_view card)>& each) {
  store::ReadTx tx(app.db, app.account);
  std::int64_t count = 0;
  for (PersonId id : people_to_take(tx)) {
    const std::string card = store::card_bytes(tx, id);
    if (card.empty()) continue;
    const auto names = store::names_of(tx, {id});
    each(exporters::card_file_name(names.empty() ? "" : names.front().second, id), card);
    ++count;
  }
  return count;
}

std::int64_t export_sheet(const App& app, const Take& take) {
  store::ReadTx tx(app.db, app.account);
  std::vector<exporters::PersonForSheet> people;
  for (PersonId id : people_to_take(tx)) people.push_back(for_sheet(tx, id));
  take(exporters::people_csv(people));
  return static_cast<std::int64_t>(people.size());
}

}  // namespace wellmet::actions
