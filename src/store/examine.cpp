#include "store/examine.h"

#include <fmt/format.h>

#include "store/write_tx.h"

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
     "city, street, postcode, face"},
    {"card_values", "person_id", "kind, place, value, label, key"},
    {"calendar", "person_id", "label, date, month_day"},
    {"rhythms", "person_id", "first_day, last_day, contact_days, quiet_from, gone_from"},
    {"search_people_text", "person_id", "name, other"},
    {"search_texts_text", "ref_id", "kind, text"},
};

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

void forget_derived(WriteTx& tx) {
  for (const char* table :
       {"person_index", "card_values", "calendar", "search_people_text", "search_texts_text"})
    tx.execute(fmt::format("delete from {} where account_id = ?1", table));
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
  for (const Row& row :
       tx.query("select d.id, d.name from deeds d where d.account_id = ?1 and d.no_undo = '' and "
                "not exists "
                "(select 1 from journal j where j.account_id = d.account_id and j.deed_id = d.id) "
                "order by d.id limit 20"))
    faults.push_back(fmt::format("deed {} (\"{}\") has no rows in the journal and cannot be undone",
                                 row.integer(0), row.text(1)));
  for (const Row& row :
       tx.query("select j.deed_id, count(*) from journal j where j.account_id = ?1 and not exists "
                "(select 1 from deeds d where d.account_id = j.account_id and d.id = j.deed_id) "
                "group by j.deed_id order by 1 limit 20"))
    faults.push_back(fmt::format("{} rows of the journal belong to deed {}, which is not there",
                                 row.integer(1), row.integer(0)));
  for (const Row& row :
       tx.query("select d.id from deeds d where d.account_id = ?1 and d.undone_by is not null "
                "and not exists (select 1 from deeds u where u.account_id = d.account_id "
                "and u.id = d.undone_by and u.undoes = d.id) order by 1 limit 20"))
    faults.push_back(
        fmt::format("deed {} is marked as undone by one that is not there", row.integer(0)));
  return faults;
}

}  // namespace wellmet::store
