#include "actions/history/doctor_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/history/doctor.h"
#include "base/checksum.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

using store::Damage;
using store::DamagedRow;

// The card as it was written, where that can be told; PostgreSQL's digests do not tell.
std::optional<std::string> card_as_written(const App& app, const DamagedRow& row) {
  if (row.table != "cards" || row.damage != Damage::changed ||
      app.db.dialect() == store::Dialect::postgres)
    return std::nullopt;
  store::ReadTx tx(app.db, row.account);
  return corrected(store::card_bytes(tx, row.person), static_cast<std::uint64_t>(row.digest));
}

template <class Id>
void drop(std::vector<Id>& ids, const std::set<Id>& unwanted) {
  std::erase_if(ids, [&](Id id) { return unwanted.contains(id); });
}

}  // namespace

App for_account(const App& app, AccountId account) {
  App other = app;
  other.account = account;
  return other;
}

bool put_right(const App& app, const DamagedRow& row) {
  if (row.damage == Damage::digest_only) {
    Deed deed(for_account(app, row.account), "doctor");
    store::accept_as_it_is(deed.tx, row);
    deed.tx.commit();
    return true;
  }
  const std::optional<std::string> card = card_as_written(app, row);
  if (!card) return false;
  Deed deed(for_account(app, row.account),
            fmt::format("corrected the card of {}, damaged on the disk",
                        row.name.empty() ? "someone" : row.name));
  store::put_card(deed.tx, row.person, *card);
  deed.commit();
  return true;
}

std::string cure_of(const App& app, const DamagedRow& row) {
  if (row.damage == Damage::digest_only || card_as_written(app, row))
    return "To repair it: wellmet doctor --repair";
  const std::string backup =
      "A backup from before the damage has it as it was: wellmet restore FILE";
  if (row.damage == Damage::gone) return backup;
  return backup +
         ". If it is right as it is now, or once you have corrected it: wellmet doctor --accept";
}

store::Untrusted untrusted(const std::vector<DamagedRow>& damaged, AccountId account) {
  store::Untrusted rows;
  for (const DamagedRow& row : damaged) {
    if (row.account != account || row.damage == Damage::digest_only) continue;
    if (row.table == "cards" || row.table == "people") rows.people.insert(PersonId{row.id});
    if (row.table == "person_interests") rows.people.insert(PersonId{row.id2});
    if (row.table == "dates" || row.table == "positions") rows.people.insert(row.person);
    if (row.table == "notes") rows.notes.insert(row.id);
    if (row.table == "interactions") rows.interactions.insert(row.id);
    if (row.table == "follow_ups") rows.follow_ups.insert(row.id);
  }
  return rows;
}

store::StaleRows trusted_rows(store::ReadTx& tx, const store::Untrusted& unwanted) {
  store::StaleRows rows = store::everything(tx);
  drop(rows.people, unwanted.people);
  drop(rows.notes, unwanted.notes);
  drop(rows.interactions, unwanted.interactions);
  drop(rows.follow_ups, unwanted.follow_ups);
  return rows;
}

std::vector<std::string> accept_damage(const App& app) {
  std::vector<std::string> accepted;
  for (const DamagedRow& row : store::damaged_rows(app.db)) {
    Deed deed(for_account(app, row.account), "doctor");
    store::accept_as_it_is(deed.tx, row);
    deed.tx.commit();
    accepted.push_back(store::in_words(row));
  }
  return accepted;
}

}  // namespace wellmet::actions
