#include "actions/export.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/derived.h"
#include "actions/people.h"
#include "actions/photo_files.h"
#include "base/error.h"
#include "exporters/people_csv.h"
#include "exporters/wellmet.h"
#include "store/everything.h"
#include "store/follow_ups.h"
#include "store/interactions.h"
#include "store/migrations.h"
#include "store/notes.h"
#include "store/people.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16;

// Everyone who is not in the trash, and you.
std::vector<PersonId> people_to_take(store::ReadTx& tx) {
  std::vector<PersonId> ids;
  if (const auto me = store::owner(tx)) ids.push_back(*me);
  for (const store::PersonLine& line : store::people(tx, {.shown = store::Shown::all}))
    ids.push_back(line.id);
  return ids;
}

exporters::PersonForSheet for_sheet(store::ReadTx& tx, PersonId id) {
  exporters::PersonForSheet p{.person = store::find_person(tx, id).value(),
                              .card = index_card(card_of(tx, id)),
                              .notes = store::notes_of(tx, id),
                              .interests = store::interests_of(tx, id),
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

// The lines of the text, one after the other.
class TextLines {
 public:
  explicit TextLines(std::string_view text) : text_(text) {}
  bool next(std::string_view& line) {
    if (at_ >= text_.size()) return false;
    const auto end = std::min(text_.find('\n', at_), text_.size());
    line = text_.substr(at_, end - at_);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at_ = end + 1;
    ++number_;
    return true;
  }
  int number() const { return number_; }
  std::size_t at() const { return std::min(at_, text_.size()); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int number_ = 0;
};

[[noreturn]] void fail_at(int line, const Error& fault) {
  const bool mendable = fault.kind() == ErrorKind::invalid;
  throw Error(fault.kind(), fmt::format("Line {}: {}{}", line, fault.what(),
                                        mendable ? " Export it again from where it came." : ""));
}

void check_header(store::ReadTx& tx, std::string_view line) {
  const int version = exporters::read_wellmet_header(line);
  const int known = store::newest_version(tx.dialect());
  if (version > known)
    throw Error(ErrorKind::refused,
                fmt::format("It was written by a newer Wellmet (version {} of the store, this "
                            "program knows {}). Install the newer program.",
                            version, known));
}

void put_all(const App& app, store::EverythingWriter& writer, store::WriteTx& tx,
             std::string_view bytes, const ProgressAt& progress) {
  TextLines lines(bytes);
  std::string_view line;
  try {
    if (!lines.next(line)) throw Error(ErrorKind::invalid, "The file is empty.");
    check_header(tx, line);
    while (lines.next(line)) {
      if (line.empty()) continue;
      const PlainRow row = exporters::read_wellmet_row(line);
      if (is_photo_row(row)) {
        put_photo_row(app, row);
      } else {
        writer.put(row);
      }
      if (progress)
        progress(static_cast<std::int64_t>(lines.at()), static_cast<std::int64_t>(bytes.size()));
    }
  } catch (const Error& fault) {
    fail_at(lines.number(), fault);
  }
}

}  // namespace

std::int64_t export_everything(const App& app, const Take& take, const ProgressAt& progress) {
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
  done += for_each_photo_row(app, tx, [&](const PlainRow& row) {
    take(piece);
    piece.clear();
    exporters::append_wellmet_row(piece, row);
  });
  take(piece);
  return done;
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

bool is_everything(std::string_view bytes) { return exporters::looks_like_wellmet(bytes); }

EverythingIn bring_in_everything(const App& app, std::string_view bytes,
                                 const ProgressAt& progress) {
  {
    store::ReadTx tx(app.db, app.account);
    if (!store::is_empty(tx))
      throw Error(ErrorKind::refused,
                  "A wellmet file holds a whole store and goes into an empty one, but this store "
                  "holds something. Bring it into a new one: wellmet --store NEW.db import FILE. "
                  "To bring its people in beside yours, export them there as vCards.");
  }
  Deed deed(app, "brought everything in");
  store::EverythingWriter writer(deed.tx);
  put_all(app, writer, deed.tx, bytes, part_of(progress, 0, 40));
  writer.finish();
  const store::StaleRows all = store::everything(deed.tx);
  derive(deed.tx, all, part_of(progress, 40, 90));
  writer.put_nudges();
  derive(deed.tx, {.rhythms = all.rhythms}, part_of(progress, 90, 100));
  EverythingIn brought{.people = store::count_people(deed.tx, store::Shown::all),
                       .interactions = static_cast<std::int64_t>(all.interactions.size())};
  try {
    deed.tx.commit();
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::conflict) throw;
    throw Error(ErrorKind::invalid,
                "The file is not whole: a row points to one that is not in it. Nothing was brought "
                "in.");
  }
  return brought;
}

}  // namespace wellmet::actions
