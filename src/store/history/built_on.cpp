#include "store/history/built_on.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/history/journal.h"

namespace wellmet::store {

BuiltOn::BuiltOn(ReadTx& tx, DeedId own, std::int64_t first) : tx_(tx), first_(first) {
  for (const Row& row :
       tx_.query("select distinct j.table_number, j.key1, j.key2 from journal j join deeds d "
                 "on d.account_id = j.account_id and d.id = j.deed_id where j.account_id = ?1 "
                 "and j.id > ?2 and j.deed_id <> ?3 and d.undone_by is null "
                 "and (d.undoes is null or d.kind = ?4)",
                 first, own, to_text(DeedKind::redo)))
    touched_.insert({static_cast<int>(row.integer(0)), row.integer(1), row.integer(2)});
  for (const JournaledKey& row : touched_) {
    if (row.table == journaled_table("people").number) keep_person(row.key1);
    for (const auto& [to, key] : pointed_to(row)) {
      if (to == "people") keep_person(key);
      if (to == "interactions") interactions_.insert(key);
    }
  }
}

// The rows that a row points to now: table and key.
std::vector<std::pair<std::string_view, std::int64_t>> BuiltOn::pointed_to(
    const JournaledKey& from) {
  const Table& table = journaled_table(from.table);
  std::vector<std::pair<std::string_view, std::int64_t>> found;
  for (const Reference& reference : references()) {
    if (std::string_view(reference.from_table) != table.name) continue;
    const std::string sql = fmt::format("select {0} from {1} where {2} and {0} is not null",
                                        reference.from_column, table.name, where_key(table));
    for (const Row& row : tx_.query(sql, from.key1, from.key2))
      found.emplace_back(reference.to_table, row.integer(0));
  }
  return found;
}

// Of people who came since; with those through whom they were met.
void BuiltOn::keep_person(std::int64_t person) {
  bool came_since = false;
  for (const Row& row :
       tx_.query("select 1 from journal where account_id = ?1 and table_number = ?2 and key1 = ?3 "
                 "and key2 = 0 and id >= ?4 and operation = 'insert'",
                 journaled_table("people").number, person, first_))
    came_since = row.flag(0);
  if (!came_since || !people_.insert(person).second) return;
  for (const auto& [to, key] : pointed_to({journaled_table("people").number, person, 0}))
    keep_person(key);
}

bool BuiltOn::holds(const JournaledKey& row, std::string_view operation) {
  const std::string_view table = journaled_table(row.table).name;
  if (table == "people" && people_.contains(row.key1)) return true;
  const bool made = operation == "insert";
  if (made && touched_.contains(row)) return true;
  if (table == "interests" && made) return is_there("person_interests", "interest_id", row.key1);
  if (table == "interactions" && made)
    return interactions_.contains(row.key1) ||
           is_there("interaction_people", "interaction_id", row.key1);
  if (people_.empty()) return false;
  return std::ranges::any_of(pointed_to(row), [&](const auto& to) {
    return to.first == "people" && people_.contains(to.second);
  });
}

bool BuiltOn::is_there(std::string_view table, std::string_view column, std::int64_t key) {
  for (const Row& row : tx_.query(
           fmt::format("select 1 from {} where account_id = ?1 and {} = ?2 limit 1", table, column),
           key))
    return row.flag(0);
  return false;
}

}  // namespace wellmet::store
