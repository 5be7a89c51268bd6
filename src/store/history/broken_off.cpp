// A deed that was broken off between its slices. Others may have written since; so this is no undo,
// which is refused where something later depends on a row: whatever can go goes, and what others
// built on stays. The newest entry goes first, so that each row is found as the entry left it.
#include "store/history/broken_off.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "store/history/history_limit.h"
#include "store/history/journal.h"
#include "store/history/journaled_row.h"

namespace wellmet::store {
namespace {

struct Entry {
  std::int64_t id = 0;
  JournaledKey row = {};
  std::string operation = {};
  std::string before = {};
};

class BrokenOff {
 public:
  BrokenOff(WriteTx& tx, MendCard mend_card) : tx_(tx), mend_card_(mend_card), rows_(tx) {}

  TakenBack part(int entries) {
    TakenBack part{.last_entry = tx_.slice_began_after()};
    for (const Row& row : tx_.query(
             "select coalesce(min(id), 0) from journal where account_id = ?1 and deed_id = ?2",
             tx_.deed()))
      first_ = row.integer(0);
    if (first_ == 0) return part;
    look_at_others();
    for (const Entry& entry : newest(entries)) {
      part.from_entry = entry.id;
      if (is_built_on(entry)) {
        kept_.push_back(entry.id);
        if (is(entry, "people") && entry.operation == "insert") ++people_kept_;
      } else {
        take_back(entry);
      }
    }
    if (!kept_.empty()) give_kept_a_deed();
    part.kept_some = !kept_.empty();
    return part;
  }

 private:
  static bool is(const Entry& entry, std::string_view table) {
    return journaled_table(entry.row.table).name == table;
  }

  std::vector<Entry> newest(int entries) {
    std::vector<Entry> list;
    for (const Row& row : tx_.query("select id, table_number, key1, key2, operation, "
                                    "coalesce(before, '') from journal where account_id = ?1 "
                                    "and deed_id = ?2 order by id desc limit ?3",
                                    tx_.deed(), entries)) {
      list.push_back({row.integer(0),
                      {static_cast<int>(row.integer(1)), row.integer(2), row.integer(3)},
                      row.string(4),
                      row.string(5)});
    }
    return list;
  }

  // What others' deeds that have effect touched since this one began.
  void look_at_others() {
    for (const Row& row :
         tx_.query("select distinct j.table_number, j.key1, j.key2 from journal j join deeds d "
                   "on d.account_id = j.account_id and d.id = j.deed_id where j.account_id = ?1 "
                   "and j.id > ?2 and j.deed_id <> ?3 and d.undone_by is null and d.undoes is null",
                   first_, tx_.deed()))
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
  std::vector<std::pair<std::string_view, std::int64_t>> pointed_to(const JournaledKey& from) {
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
  void keep_person(std::int64_t person) {
    bool came_since = false;
    for (const Row& row : tx_.query(
             "select 1 from journal where account_id = ?1 and table_number = ?2 and key1 = ?3 "
             "and key2 = 0 and id >= ?4 and operation = 'insert'",
             journaled_table("people").number, person, first_))
      came_since = row.flag(0);
    if (!came_since || !people_.insert(person).second) return;
    for (const auto& [to, key] : pointed_to({journaled_table("people").number, person, 0}))
      keep_person(key);
  }

  bool is_built_on(const Entry& entry) {
    if (is(entry, "people") && people_.contains(entry.row.key1)) return true;
    const bool made = entry.operation == "insert";
    if (made && touched_.contains(entry.row)) return true;
    if (is(entry, "interests") && made) return is_there("person_interests", "interest_id", entry);
    if (is(entry, "interactions") && made)
      return interactions_.contains(entry.row.key1) ||
             is_there("interaction_people", "interaction_id", entry);
    if (people_.empty()) return false;
    return std::ranges::any_of(pointed_to(entry.row), [&](const auto& to) {
      return to.first == "people" && people_.contains(to.second);
    });
  }

  bool is_there(std::string_view table, std::string_view column, const Entry& entry) {
    for (const Row& row :
         tx_.query(fmt::format("select 1 from {} where account_id = ?1 and {} = ?2 limit 1", table,
                               column),
                   entry.row.key1))
      return row.flag(0);
    return false;
  }

  void take_back(const Entry& entry) {
    if (entry.operation == "insert") return rows_.remove(entry.row);
    if (entry.operation == "gone") return;  // forgotten since (store/history/forget.cpp)
    const JournaledValues before = rows_.before(entry.row.table, entry.before);
    const std::optional<JournaledValues> now = rows_.now(entry.row);
    if (!now) {
      if (entry.operation == "delete") rows_.put_back(entry.row, before, IfThere::leave);
    } else if (!touched_.contains(entry.row)) {
      for (const auto& [column, value] : before) {
        if (now->at(column) != value) rows_.set(entry.row, column, value);
      }
    } else if (const std::optional<JournaledValues> after = row_after(entry)) {
      columns_back(entry, before, *after, *now);
    }
  }

  // The row as the deed left it, where others changed it since; nothing unless this is the deed's
  // first entry of the row, which speaks for all of them.
  std::optional<JournaledValues> row_after(const Entry& entry) {
    std::optional<JournaledValues> after;
    for (const Row& row :
         tx_.query("select deed_id, id, coalesce(before, '') from journal where account_id = ?1 "
                   "and table_number = ?2 and key1 = ?3 and key2 = ?4 and id >= ?5 order by id",
                   entry.row.table, entry.row.key1, entry.row.key2, first_)) {
      const bool own = row.id<DeedId>(0) == tx_.deed();
      if (own && row.integer(1) < entry.id) return std::nullopt;
      if (!own && row.integer(1) > entry.id && !after && !row.text(2).empty())
        after = rows_.before(entry.row.table, row.string(2));
    }
    return after;
  }

  void columns_back(const Entry& entry, const JournaledValues& before, const JournaledValues& after,
                    const JournaledValues& now) {
    for (const auto& [column, value] : before) {
      const auto left = after.find(column);
      if (left == after.end() || left->second == value) continue;
      const JournaledValue& now_value = now.at(column);
      if (now_value == left->second) {
        rows_.set(entry.row, column, value);
      } else if (is(entry, "cards") && column == "bytes") {
        if (const auto mended =
                mend_card_(std::get<std::string>(value), std::get<std::string>(left->second),
                           std::get<std::string>(now_value)))
          rows_.set(entry.row, column, *mended);
      }
    }
  }

  void give_kept_a_deed() {
    const std::string who = people_kept_ == 0 ? "what was used since"
                            : people_kept_ == 1
                                ? "1 person whom you used since"
                                : fmt::format("{} people whom you used since", people_kept_);
    const DeedId kept = tx_.begin_deed(fmt::format("kept {}, of an import that broke off", who));
    tx_.mark(kept, DeedKind::repair, Origin::automatic);
    for (const std::int64_t entry : kept_)
      tx_.execute("update journal set deed_id = ?2 where account_id = ?1 and id = ?3", kept, entry);
    count_journal_again(tx_);
  }

  WriteTx& tx_;
  MendCard mend_card_;
  std::int64_t first_ = 0;  // the deed's first entry that is left
  JournaledRows rows_;
  std::set<JournaledKey> touched_ = {};
  std::set<std::int64_t> people_ = {};  // who stay
  std::set<std::int64_t> interactions_ = {};
  std::vector<std::int64_t> kept_ = {};
  int people_kept_ = 0;
};

}  // namespace

TakenBack take_back_part(WriteTx& tx, int entries, MendCard mend_card) {
  return BrokenOff(tx, mend_card).part(entries);
}

bool forget_taken_back(WriteTx& tx, const TakenBack& part) {
  tx.execute(
      "delete from journal where account_id = ?1 and deed_id = ?2 and (id > ?3 or "
      "(?4 > 0 and id >= ?4))",
      tx.deed(), part.last_entry, part.from_entry);
  if (tx.changed_anything()) return true;
  tx.execute("delete from deeds where account_id = ?1 and id = ?2", tx.deed());
  return false;
}

void keep_broken_off(WriteTx& tx) {
  tx.rename("kept a part of an import that broke off");
  count_journal_again(tx);
  tx.commit();
}

}  // namespace wellmet::store
