// Undo. The journal tells, for each row that a deed wrote, what it was before: the first entry of
// the deed for that row. Entries of later deeds that still have effect tell whether the row was
// used since. An insert goes back only when nobody touched or refers to the row; an update goes
// back column by column, so that what changed elsewhere in the row since stays as it is. Where that
// is said of whom a column names, it would then be said of somebody else: that column goes back
// only in a row that nobody touched.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "base/next.h"
#include "store/db/ids.h"
#include "store/history/built_on.h"
#include "store/history/deeds.h"
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

// Deeds whose work still stands: not undone, or undone by a deed that was itself undone; undoings
// count only when what they undid is older than the deed in question, or came between its beginning
// and its entry: others write between the slices of an import.
constexpr std::string_view later_standing =
    "select j.id, j.deed_id, j.operation, d.name, coalesce(j.before, '') from journal j "
    "join deeds d on d.account_id = j.account_id and d.id = j.deed_id "
    "where j.account_id = ?1 and j.table_number = ?2 and j.key1 = ?3 and j.key2 = ?4 "
    "and j.id > ?5 and j.deed_id <> ?6 and d.undone_by is null "
    "and (d.undoes is null or d.undoes < ?6 or exists (select 1 from journal u "
    "where u.account_id = ?1 and u.table_number = ?2 and u.key1 = ?3 and u.key2 = ?4 "
    "and u.id < ?5 and u.deed_id = d.undoes)) order by j.id";

// Rows of the deed that another touched after it. Asked once for all: of a large import nobody
// touched most, and each of its rows would be asked for by itself.
std::set<JournaledKey> touched_since(ReadTx& tx, DeedId deed) {
  std::set<JournaledKey> touched;
  for (const Row& row :
       tx.query("select distinct l.table_number, l.key1, l.key2 from journal o join journal l "
                "on l.account_id = o.account_id and l.table_number = o.table_number "
                "and l.key1 = o.key1 and l.key2 = o.key2 and l.id > o.id "
                "and l.deed_id <> o.deed_id where o.account_id = ?1 and o.deed_id = ?2",
                deed))
    touched.insert({static_cast<int>(row.integer(0)), row.integer(1), row.integer(2)});
  return touched;
}

// The first entry of the deed for each row: the row as the deed found it.
std::vector<Entry> first_entries(ReadTx& tx, DeedId deed) {
  std::vector<Entry> entries;
  std::set<JournaledKey> seen;
  for (const Row& row : tx.query("select id, table_number, key1, key2, operation, "
                                 "coalesce(before, '') from journal "
                                 "where account_id = ?1 and deed_id = ?2 order by id",
                                 deed)) {
    Entry entry{row.integer(0),
                {static_cast<int>(row.integer(1)), row.integer(2), row.integer(3)},
                row.string(4),
                row.string(5)};
    if (seen.insert(entry.row).second) entries.push_back(std::move(entry));
  }
  return entries;
}

struct Later {
  DeedId deed = {};
  std::string name = {};
  std::string operation = {};
  std::string before = {};  // the row as the later deed found it
};

std::vector<Later> later_entries(ReadTx& tx, const Entry& entry, DeedId deed) {
  std::vector<Later> list;
  for (const Row& row :
       tx.query(later_standing, entry.row.table, entry.row.key1, entry.row.key2, entry.id, deed))
    list.push_back({row.id<DeedId>(1), row.string(3), row.string(2), row.string(4)});
  return list;
}

class TakingBack {
 public:
  TakingBack(WriteTx& tx, const Deed& deed, MendCard mend_card, IfUsed if_used)
      : tx_(tx), deed_(deed), mend_card_(mend_card), if_used_(if_used), rows_(tx) {}

  // How many people the deed brought in and who stay.
  int all() {
    std::vector<Entry> entries = first_entries(tx_, deed_.id);
    touched_ = touched_since(tx_, deed_.id);
    if (keeps() && !entries.empty()) built_on_.emplace(tx_, deed_.id, entries.front().id);
    try {
      if (keeps()) std::ranges::reverse(entries);  // an interaction whose people are gone goes too
      for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i % looked_ahead == 0) look_ahead(std::span(entries).subspan(i));
        one_unless_used(entries[i]);
      }
      hear_of_writes();
    } catch (const Error& fault) {
      if (!unheard_ || refused_ || fault.kind() != ErrorKind::conflict) throw;
      refuse_as_entered_since();
    }
    remove_unused_words();
    refuse_if_referred_to();
    refuse_if_pointing_to_nothing();
    return people_kept_;
  }

 private:
  static constexpr std::size_t looked_ahead = 500;

  bool keeps() const { return if_used_ == IfUsed::keep; }

  // Each row has one entry, so that no other of them writes it meanwhile.
  void look_ahead(std::span<const Entry> entries) {
    std::vector<JournaledKey> rows;
    for (const Entry& entry : entries.first(std::min(entries.size(), looked_ahead)))
      if (entry.operation != "insert") rows.push_back(entry.row);
    rows_.look_ahead(rows);
  }

  // PostgreSQL says what was wrong with a write when it is asked next, and many rows are written
  // together as long as it is not.
  void hear_of_writes() {
    if (unheard_) tx_.query("select ?1");
    unheard_ = false;
  }

  [[noreturn]] void refuse(DeedId later, std::string_view later_name) {
    refused_ = true;
    const std::string fault = fmt::format(
        "Can't undo change {} (\"{}\"): change {} (\"{}\") builds on it. Undo change {} first.",
        deed_.id.value, deed_.name, later.value, later_name, later.value);
    if (keeps()) throw Error(ErrorKind::conflict, fault);
    throw ErrorWithNext(ErrorKind::conflict, fault,
                        {.act = Next::Act::undo_keeping_used, .id = deed_.id.value});
  }

  void one_unless_used(const Entry& entry) {
    if (!built_on_ || !built_on_->holds(entry.row, entry.operation)) return one(entry);
    const bool person = journaled_table("people").number == entry.row.table;
    people_kept_ += person && entry.operation == "insert";
  }

  void one(const Entry& entry) {
    const Table& table = journaled_table(entry.row.table);
    const std::vector<Later> later =
        touched_.contains(entry.row) ? later_entries(tx_, entry, deed_.id) : std::vector<Later>{};
    if (entry.operation == "insert") {
      if (!later.empty()) refuse(later.front().deed, later.front().name);
      if (std::string_view(table.name) == words_table) {
        words_.push_back({entry.row.key1});
      } else {
        rows_.remove(entry.row);
      }
      return;
    }
    const JournaledValues before = rows_.before(entry.row.table, entry.before);
    const std::optional<JournaledValues> now = rows_.now(entry.row);
    if (!now) {
      if (!later.empty() && keeps()) return;
      if (!later.empty()) refuse(later.back().deed, later.back().name);
      put_back(table, entry.row, before);
    } else if (later.empty() || later.front().operation != "insert") {
      columns_back(entry, before, *now, later);
    }
    // A link that the deed took away and a later one made anew stays as that one made it.
  }

  void put_back(const Table& table, const JournaledKey& key, const JournaledValues& row) {
    note_pointer(table, table.key1, key.key1);
    note_pointer(table, table.key2, key.key2);
    for (const auto& [column, value] : row) note_pointer(table, column, value);
    unheard_ = true;
    rows_.put_back(key, row, IfThere::refuse);
  }

  [[noreturn]] void refuse_as_entered_since() {
    refused_ = true;
    throw Error(ErrorKind::conflict,
                fmt::format("Can't undo change {} (\"{}\"): what it removed has been entered again "
                            "since.",
                            deed_.id.value, deed_.name));
  }

  void columns_back(const Entry& entry, const JournaledValues& before, const JournaledValues& now,
                    const std::vector<Later>& later) {
    const Table& table = journaled_table(entry.row.table);
    // What each later deed found, and what is there now: ours left the first of them.
    std::vector<JournaledValues> found;
    for (const Later& l : later)
      found.push_back(l.operation == "insert" ? JournaledValues{}
                                              : rows_.before(entry.row.table, l.before));
    found.push_back(now);
    JournaledValues back;
    for (const auto& [column, old_value] : before) {
      const auto after = found.front().find(column);
      if (after == found.front().end() || after->second == old_value) continue;
      const JournaledValue& now_value = now.at(column);
      if (now_value == after->second) {
        note_pointer(table, column, old_value);
        back[column] = old_value;
      } else if (std::string_view(table.name) == "cards" && column == "bytes") {
        const auto mended =
            mend_card_(std::get<std::string>(old_value), std::get<std::string>(after->second),
                       std::get<std::string>(now_value));
        if (!mended && keeps()) continue;
        if (!mended) refuse_for(column, found, later);
        back[column] = *mended;
      } else if (!keeps()) {
        refuse_for(column, found, later);
      }
    }
    if (!later.empty() && says_of_whom(table, back)) {
      if (keeps()) return;
      refuse(later.front().deed, later.front().name);
    }
    set_back(entry, back, later);
  }

  static bool says_of_whom(const Table& table, const JournaledValues& values) {
    return std::ranges::any_of(table.columns, [&](const Column& column) {
      return column.rest_is_about_it && values.contains(column.name);
    });
  }

  void set_back(const Entry& entry, const JournaledValues& back, const std::vector<Later>& later) {
    if (!later.empty()) hear_of_writes();  // of those before
    unheard_ = true;
    if (later.empty()) return rows_.set(entry.row, back);
    try {
      rows_.set(entry.row, back);
      hear_of_writes();
    } catch (const Error& fault) {
      if (fault.kind() != ErrorKind::conflict) throw;
      // What a later change added can't be without what this one did: a yes without the asking.
      refuse(later.back().deed, later.back().name);
    }
  }

  // Names the first deed that changed the column after ours.
  [[noreturn]] void refuse_for(const std::string& column, const std::vector<JournaledValues>& found,
                               const std::vector<Later>& later) {
    const auto value = [&](const JournaledValues& row) {
      const auto at = row.find(column);
      return at == row.end() ? JournaledValue() : at->second;
    };
    for (std::size_t i = 0; i < later.size(); ++i) {
      if (value(found[i]) != value(found[i + 1])) refuse(later[i].deed, later[i].name);
    }
    refuse(later.back().deed, later.back().name);
  }

  // An interest is a word that others may use meanwhile: it goes only when nobody does.
  void remove_unused_words() {
    if (words_.empty()) return;
    tx_.execute(fmt::format("delete from interests where account_id = ?1 and {} and not exists "
                            "(select 1 from person_interests p where p.account_id = ?1 "
                            "and p.interest_id = interests.id)",
                            one_of(tx_, "interests.id", 2)),
                bound_list(tx_, words_));
  }

  // A later deed may point to a row that is gone now: an interaction with a person who was brought
  // in. The first such row names the deed.
  void refuse_if_referred_to() {
    for (const Reference& reference : references()) {
      if (std::string_view(reference.to_table) == words_table) continue;
      const Table& from = journaled_table(reference.from_table);
      const std::string sql = fmt::format(
          "select t.{0}, {1} from journal j join {2} t on t.account_id = j.account_id "
          "and t.{3} = j.key1 where j.account_id = ?1 and j.deed_id = ?2 and j.table_number = {4} "
          "and j.operation = 'insert' and not exists (select 1 from {5} x where x.account_id = ?1 "
          "and x.{6} = j.key1) limit 1",
          from.key1, *from.key2 ? fmt::format("t.{}", from.key2) : "0", from.name,
          reference.from_column, journaled_table(reference.to_table).number, reference.to_table,
          journaled_table(reference.to_table).key1);
      for (const Row& row : tx_.query(sql, deed_.id))
        refuse_because_of({from.number, row.integer(0), row.integer(1)});
    }
  }

  void note_pointer(const Table& table, std::string_view column, const JournaledValue& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number) return;
    for (const Reference& reference : references()) {
      if (std::string_view(reference.from_table) == table.name && column == reference.from_column)
        pointers_.emplace(journaled_table(reference.to_table).number, *number);
    }
  }

  // The reverse: what goes back points to a row that a later deed took away.
  void refuse_if_pointing_to_nothing() {
    std::map<int, std::set<std::int64_t>> by_table;
    for (const auto& [table, key] : pointers_) by_table[table].insert(key);
    for (auto& [table, keys] : by_table) {
      const std::string sql = fmt::format("select id from {} where account_id = ?1 and {}",
                                          journaled_table(table).name, one_of(tx_, "id", 2));
      const std::string all = bound_list(tx_, keys);
      for (const Row& row : tx_.query(sql, all)) keys.erase(row.integer(0));
      if (!keys.empty()) refuse_because_of({table, *keys.begin(), 0});
    }
  }

  [[noreturn]] void refuse_because_of(const JournaledKey& row) {
    for (const Row& found : tx_.query(
             "select d.id, d.name from journal j "
             "join deeds d on d.account_id = j.account_id and d.id = j.deed_id "
             "where j.account_id = ?1 and j.table_number = ?2 and j.key1 = ?3 and j.key2 = ?4 "
             "and j.deed_id <> ?5 and j.deed_id <> ?6 and d.undone_by is null "
             "order by j.id desc limit 1",
             row.table, row.key1, row.key2, deed_.id, tx_.deed()))
      refuse(found.id<DeedId>(0), found.text(1));
    throw Error(ErrorKind::conflict,
                fmt::format("Can't undo change {} (\"{}\"): something later builds on it.",
                            deed_.id.value, deed_.name));
  }

  WriteTx& tx_;
  const Deed& deed_;
  MendCard mend_card_;
  IfUsed if_used_;
  std::optional<BuiltOn> built_on_ = {};
  int people_kept_ = 0;
  static constexpr std::string_view words_table = "interests";
  JournaledRows rows_;
  std::set<JournaledKey> touched_;  // since, by others
  std::vector<InterestId> words_;
  bool unheard_ = false;  // something was written whose faults were not asked for
  bool refused_ = false;  // a conflict that was told already
  std::set<std::pair<int, std::int64_t>> pointers_;  // table and key that rows put back point to
};

}  // namespace

int take_back(WriteTx& tx, const Deed& deed, MendCard mend_card, IfUsed if_used) {
  if (deed.undone_by)
    throw Error(
        ErrorKind::refused,
        fmt::format(
            "Change {} (\"{}\") was already undone, by change {}. To redo it, undo change {}.",
            deed.id.value, deed.name, deed.undone_by.value, deed.undone_by.value));
  const int kept = TakingBack(tx, deed, mend_card, if_used).all();
  tx.undoes(deed.id);
  return kept;
}

}  // namespace wellmet::store
