#include "store/integrity/examine.h"

#include <fmt/format.h>

#include "store/db/ids.h"
#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

struct Derived {
  const char* table;
  const char* key;
  const char* columns;
};

constexpr Derived derived[] = {
    {"person_index", "person_id",
     "listed, name, folded, sort_key, given, family, organisation, title, pronouns, birthday, "
     "city, street, postcode, face, died"},
    {"card_values", "person_id", "kind, place, value, label, key"},
    {"calendar", "person_id", "label, date, month_day"},
    {"rhythms", "person_id",
     "first_day, last_day, contact_days, quiet_from, gone_from, recent_gaps"},
    {"search_people_text", "person_id", "name, other"},
    {"search_texts_text", "ref_id", "kind, text"},
};

std::string bound_list(const ReadTx& tx, const std::set<std::int64_t>& numbers) {
  std::vector<NoteId> ids;
  for (const std::int64_t number : numbers) ids.push_back(NoteId{number});
  return store::bound_list(tx, ids);
}

int columns_in(std::string_view list) {
  int count = 1;
  for (char c : list) count += c == ',' ? 1 : 0;
  return count;
}

}  // namespace

DerivedRows derived_rows(ReadTx& tx) {
  DerivedRows rows;
  for (const Derived& d : derived) {
    const std::string sql =
        fmt::format("select {0}, {1} from {2} where account_id = ?1 order by {0}, {1}", d.key,
                    d.columns, d.table);
    const int count = columns_in(d.columns);
    for (const Row& row : tx.query(sql)) {
      std::string& text = rows[fmt::format("{} {}", d.table, row.text(0))];
      for (int i = 1; i <= count; ++i) {
        text += row.text(i);
        text += '\x1f';
      }
    }
  }
  return rows;
}

void forget_derived(WriteTx& tx, const Untrusted& kept) {
  const std::vector<PersonId> people(kept.people.begin(), kept.people.end());
  for (const char* table : {"person_index", "card_values", "calendar", "search_people_text"})
    tx.execute(fmt::format("delete from {} where account_id = ?1 and not ({})", table,
                           one_of(tx, "person_id", 2)),
               store::bound_list(tx, people));
  const std::string texts =
      fmt::format("delete from search_texts_text where account_id = ?1 and kind = ?2 and not ({})",
                  one_of(tx, "ref_id", 3));
  tx.execute(texts, "note", bound_list(tx, kept.notes));
  tx.execute(texts, "interaction", bound_list(tx, kept.interactions));
  tx.execute(texts, "follow_up", bound_list(tx, kept.follow_ups));
  rebuild_search(tx);
}

void rebuild_search(WriteTx& tx) {
  if (tx.dialect() == Dialect::postgres) return;
  Connection& db = tx.connection();
  db.execute("insert into search_people (search_people) values ('delete-all')");
  db.execute(
      "insert into search_people (rowid, account, name, other) "
      "select id, 'a' || account_id, name, other from search_people_text");
  db.execute("insert into search_texts (search_texts) values ('delete-all')");
  db.execute(
      "insert into search_texts (rowid, account, text) "
      "select id, 'a' || account_id, text from search_texts_text");
}

std::vector<std::string> faults_of_history(ReadTx& tx) {
  std::vector<std::string> faults;
  // An undoing may have found nothing left to undo.
  for (const Row& row :
       tx.query("select d.id, d.name from deeds d where d.account_id = ?1 and d.no_undo = '' and "
                "d.undoes is null and not exists "
                "(select 1 from journal j where j.account_id = d.account_id and j.deed_id = d.id) "
                "order by d.id limit 20"))
    faults.push_back(
        fmt::format("change {} (\"{}\") has no rows in the journal and can't be undone",
                    row.integer(0), row.text(1)));
  for (const Row& row :
       tx.query("select j.deed_id, count(*) from journal j where j.account_id = ?1 and not exists "
                "(select 1 from deeds d where d.account_id = j.account_id and d.id = j.deed_id) "
                "group by j.deed_id order by 1 limit 20"))
    faults.push_back(fmt::format("{} rows of the journal belong to change {}, which is not there",
                                 row.integer(1), row.integer(0)));
  for (const Row& row :
       tx.query("select d.id from deeds d where d.account_id = ?1 and d.undone_by is not null "
                "and not exists (select 1 from deeds u where u.account_id = d.account_id "
                "and u.id = d.undone_by and u.undoes = d.id) order by 1 limit 20"))
    faults.push_back(
        fmt::format("change {} is marked as undone by one that is not there", row.integer(0)));
  return faults;
}

std::int64_t count_changes(ReadTx& tx) {
  for (const Row& row : tx.query("select count(*) from deeds where account_id = ?1"))
    return row.integer(0);
  return 0;
}

}  // namespace wellmet::store
