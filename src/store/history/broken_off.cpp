// A deed that was broken off between its slices. Others may have written since; so this is no undo,
// which is refused where something later depends on a row: whatever can go goes, and what others
// built on stays. The newest entry goes first, so that each row is found as the entry left it.
#include "store/history/broken_off.h"

#include <fmt/format.h>

#include <optional>

#include "store/history/built_on.h"
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
    built_on_.emplace(tx_, tx_.deed(), first_);
    for (const Entry& entry : newest(entries)) {
      part.from_entry = entry.id;
      if (built_on_->holds(entry.row, entry.operation)) {
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

  void take_back(const Entry& entry) {
    if (entry.operation == "insert") return rows_.remove(entry.row);
    if (entry.operation == "gone") return;  // forgotten since (store/history/forget.cpp)
    const JournaledValues before = rows_.before(entry.row.table, entry.before);
    const std::optional<JournaledValues> now = rows_.now(entry.row);
    if (!now) {
      if (entry.operation == "delete") rows_.put_back(entry.row, before, IfThere::leave);
    } else if (!built_on_->was_touched(entry.row)) {
      JournaledValues back = before;
      std::erase_if(back, [&](const auto& one) { return now->at(one.first) == one.second; });
      rows_.set(entry.row, back);
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
    JournaledValues back;
    for (const auto& [column, value] : before) {
      const auto left = after.find(column);
      if (left == after.end() || left->second == value) continue;
      const JournaledValue& now_value = now.at(column);
      if (now_value == left->second) {
        back[column] = value;
      } else if (is(entry, "cards") && column == "bytes") {
        if (const auto mended =
                mend_card_(std::get<std::string>(value), std::get<std::string>(left->second),
                           std::get<std::string>(now_value)))
          back[column] = *mended;
      }
    }
    rows_.set(entry.row, back);
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
  std::optional<BuiltOn> built_on_ = {};
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
