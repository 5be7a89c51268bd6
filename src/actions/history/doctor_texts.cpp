#include "actions/history/doctor_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/history/doctor.h"
#include "base/bytes/checksum.h"
#include "store/db/tables.h"
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

// Of a row of the table something of the person's index is derived: whose. Of a row that is gone
// only a key says it.
PersonId whose_index(const DamagedRow& row) {
  if (row.table == "people") return PersonId{row.id};
  const store::Table& table = *store::find_table(row.table);
  const store::Column* owner = table.owner();
  if (!owner || owner->refreshes != store::Refreshes::index) return {};
  if (owner->name == std::string_view(table.key1)) return PersonId{row.id};
  if (owner->name == std::string_view(table.key2)) return PersonId{row.id2};
  return row.person;
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
    Deed deed(for_account(app, row.account), DeedKind::repair, "doctor");
    store::accept_as_it_is(deed.tx, row);
    deed.tx.commit();
    return true;
  }
  const std::optional<std::string> card = card_as_written(app, row);
  if (!card) return false;
  Deed deed(for_account(app, row.account), DeedKind::repair,
            fmt::format("corrected the card of {}, damaged on the disk",
                        row.name.empty() ? "someone" : row.name));
  store::put_card(deed.tx, row.person, *card);
  deed.commit();
  return true;
}

Next cure_of(const App& app, const DamagedRow& row) {
  if (row.damage == Damage::digest_only || card_as_written(app, row))
    return {.act = Next::Act::repair};
  if (row.damage == Damage::gone) return {.act = Next::Act::restore_earlier};
  return {.act = Next::Act::restore_earlier_or_accept};
}

Finding repairable(const char* area, std::string what, bool repaired) {
  return {.area = area,
          .what = std::move(what),
          .repaired = repaired,
          .next = repaired ? std::nullopt : std::optional(Next{.act = Next::Act::repair})};
}

store::Untrusted untrusted(const std::vector<DamagedRow>& damaged, AccountId account) {
  store::Untrusted rows;
  for (const DamagedRow& row : damaged) {
    if (row.account != account || row.damage == Damage::digest_only) continue;
    const store::Table& table = *store::find_table(row.table);
    if (*table.search_kind) rows.texts[table.search_kind].insert(row.id);
    if (const PersonId person = whose_index(row)) rows.people.insert(person);
  }
  return rows;
}

store::StaleRows trusted_rows(store::ReadTx& tx, const store::Untrusted& unwanted) {
  store::StaleRows rows = store::everything(tx);
  drop(rows.people, unwanted.people);
  for (const auto& [kind, ids] : unwanted.texts) drop(rows.texts[kind], ids);
  return rows;
}

std::vector<std::string> accept_damage(const App& app) {
  std::vector<std::string> accepted;
  for (const DamagedRow& row : store::damaged_rows(app.db)) {
    Deed deed(for_account(app, row.account), DeedKind::repair, "doctor");
    store::accept_as_it_is(deed.tx, row);
    deed.tx.commit();
    accepted.push_back(store::in_words(row));
  }
  return accepted;
}

}  // namespace wellmet::actions
