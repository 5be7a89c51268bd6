#include "store/history/history_limit.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "store/access/settings.h"
#include "store/history/long_deed.h"

namespace wellmet::store {
namespace {

constexpr std::string_view total_counter = "journal bytes";
// An entry's own columns and its places in two indexes, measured.
constexpr std::int64_t bytes_of_entry = 100;

struct Written {
  std::int64_t entries = 0, bytes = 0;
};

Written written(Rows rows) {
  Written sum;
  for (const Row& row : rows)
    sum = {row.integer(0), row.integer(1) + row.integer(0) * bytes_of_entry};
  return sum;
}

std::int64_t number(Rows rows) {
  std::int64_t value = 0;
  for (const Row& row : rows) value = row.integer(0);
  return value;
}

// What is in use of the whole store, all accounts together.
std::int64_t bytes_in_use(Connection& db) {
  if (db.dialect() == Dialect::postgres)
    return number(
        db.query("select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint from pg_class c "
                 "join pg_namespace n on n.oid = c.relnamespace "
                 "where n.nspname = current_schema() and c.relkind = 'r'"));
  return (number(db.query("pragma page_count")) - number(db.query("pragma freelist_count"))) *
         number(db.query("pragma page_size"));
}

class Pruning {
 public:
  Pruning(WriteTx& tx, const HistoryLimit& limit) : tx_(tx), limit_(limit) {}

  void all() {
    const Written now =
        written(tx_.query("select count(*), coalesce(sum(length(before)), 0) "
                          "from journal where account_id = ?1 and deed_id = ?2",
                          tx_.deed()));
    count(now);
    most_ = most_bytes();
    std::int64_t left = std::max(limit_.entries_at_once, 2 * now.entries);
    for (DeedId passed; left > 0;) {
      const DeedId oldest{
          number(tx_.query("select deed_id from journal where account_id = ?1 and deed_id > ?2 "
                           "order by deed_id limit 1",
                           passed))};
      if (!oldest || !goes(oldest)) break;
      // Should it be broken off, its entries are what it's taken back with.
      if (is_unfinished(tx_, oldest)) {
        passed = oldest;
      } else {
        left -= take_from(oldest, left);
      }
    }
    if (total_ != counted_) put_total();
  }

 private:
  // The total is kept as a counter; a store that has none yet is counted once. What belongs to
  // unfinished changes is added when they are done.
  void count(const Written& now) {
    for (const Row& row :
         tx_.query("update counters set last = last + ?3 where account_id = ?1 and name = ?2 "
                   "returning last",
                   total_counter, now.bytes))
      counted_ = total_ = row.integer(0);
    if (counted_) return;
    total_ = written(tx_.query("select count(*), coalesce(sum(length(before)), 0) from journal j "
                               "where account_id = ?1 and not exists (select 1 from deeds d "
                               "where d.account_id = j.account_id and d.id = j.deed_id "
                               "and d.unfinished <> 0 and d.id <> ?2)",
                               tx_.deed()))
                 .bytes;
  }

  void put_total() {
    tx_.execute(
        "insert into counters (account_id, name, last) values (?1, ?2, ?3) "
        "on conflict (account_id, name) do update set last = excluded.last",
        total_counter, total_);
  }

  // The rest is what no account's history takes.
  std::int64_t most_bytes() const {
    if (total_ <= limit_.bytes_at_least) return limit_.bytes_at_least;
    const std::int64_t others =
        number(tx_.query("select coalesce(sum(last), 0) from counters where account_id <> ?1 "
                         "and name = ?2",
                         total_counter));
    const std::int64_t rest =
        std::max<std::int64_t>(0, bytes_in_use(tx_.connection()) - total_ - others);
    return std::max(limit_.bytes_at_least, limit_.times_the_rest * rest);
  }

  bool goes(DeedId deed) const {
    const std::int64_t newer = tx_.deed().value - deed.value;
    if (total_ > most_ && newer >= limit_.kept_whatever_the_size) return true;
    if (newer < limit_.kept_whatever_the_date) return false;
    const Instant earliest{tx_.now().milliseconds - limit_.days * day_ms};
    return number(tx_.query("select at from deeds where account_id = ?1 and id = ?2", deed)) <
           earliest.milliseconds;
  }

  // How many entries went.
  std::int64_t take_from(DeedId deed, std::int64_t most) {
    std::int64_t last = 0;
    Written taken;
    for (const Row& row :
         tx_.query("select id, coalesce(length(before), 0) from journal where account_id = ?1 "
                   "and deed_id = ?2 order by id limit ?3",
                   deed, most)) {
      last = row.integer(0);
      ++taken.entries;
      taken.bytes += row.integer(1) + bytes_of_entry;
    }
    tx_.execute(
        "update deeds set no_undo = 'pruned' where account_id = ?1 and id = ?2 "
        "and no_undo = ''",
        deed);
    tx_.execute("delete from journal where account_id = ?1 and deed_id = ?2 and id <= ?3", deed,
                last);
    total_ -= taken.bytes;
    return taken.entries;
  }

  WriteTx& tx_;
  const HistoryLimit& limit_;
  std::int64_t total_ = 0, most_ = 0;
  std::optional<std::int64_t> counted_ = {};  // as the counter has it
};

}  // namespace

std::optional<HistoryLimit> history_limit(ReadTx& tx) {
  HistoryLimit limit;
  const std::optional<std::string> text = setting(tx, "history_keep");
  if (!text) return limit;
  if (*text == "forever") return std::nullopt;
  std::from_chars(text->data(), text->data() + text->size(), limit.days);
  return limit;
}

void prune_history(WriteTx& tx, const HistoryLimit& limit) { Pruning(tx, limit).all(); }

void count_journal_again(WriteTx& tx) {
  tx.execute("delete from counters where account_id = ?1 and name = ?2", total_counter);
}

void give_back_unused_pages(Connection& db) {
  if (db.dialect() != Dialect::sqlite) return;
  const std::int64_t unused = number(db.query("pragma freelist_count"));
  if (unused * number(db.query("pragma page_size")) < bytes_worth) return;
  if (unused * 2 < number(db.query("pragma page_count"))) return;
  try {
    db.script("vacuum");
    for (const Row& row : db.query("pragma wal_checkpoint(truncate)")) static_cast<void>(row);
  } catch (const Error& fault) {
    // Another program writes, or the disk has no room for the copy: the next change tries again.
    if (fault.kind() != ErrorKind::unavailable) throw;
  }
}

}  // namespace wellmet::store
