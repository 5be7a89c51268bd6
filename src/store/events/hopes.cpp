#include "store/events/hopes.h"

#include <fmt/format.h>

#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

std::string select(std::string_view where) {
  return fmt::format(
      "select id, who, place, made, coalesce(event_id, 0) from hopes where account_id = ?1 {}",
      where);
}

Hope hope(const Row& row) {
  return {.id = row.id<HopeId>(0),
          .who = row.string(1),
          .where = row.string(2),
          .made = row.date(3),
          .event = EventId{row.integer(4)}};
}

}  // namespace

std::optional<Hope> find_hope(ReadTx& tx, HopeId id) {
  static const std::string sql = select("and id = ?2");
  for (const Row& row : tx.query(sql, id)) return hope(row);
  return std::nullopt;
}

std::vector<Hope> hopes(ReadTx& tx, int limit) {
  static const std::string sql = select("order by id desc limit ?2");
  std::vector<Hope> list;
  for (const Row& row : tx.query(sql, limit)) list.push_back(hope(row));
  return list;
}

HopeId insert_hope(WriteTx& tx, const Hope& h) {
  const HopeId id{tx.next_id("hopes")};
  tx.execute(
      "insert into hopes (account_id, id, who, place, made, event_id) "
      "values (?1, ?2, ?3, ?4, ?5, ?6)",
      id, h.who, h.where, to_iso(h.made), h.event ? std::optional(h.event.value) : std::nullopt);
  return id;
}

void delete_hope(WriteTx& tx, HopeId id) {
  tx.execute("delete from hopes where account_id = ?1 and id = ?2", id);
}

}  // namespace wellmet::store
