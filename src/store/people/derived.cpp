#include "store/people/derived.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "model/card.h"
#include "store/db/ids.h"
#include "store/db/write_tx.h"
#include "store/history/journal.h"

namespace wellmet::store {
namespace {

std::vector<PersonId> persons(Rows rows) {
  std::vector<PersonId> ids;
  for (const Row& row : rows) ids.push_back(row.id<PersonId>(0));
  return ids;
}

std::vector<std::int64_t> numbers(Rows rows) {
  std::vector<std::int64_t> list;
  for (const Row& row : rows) list.push_back(row.integer(0));
  return list;
}

// The keys in the journal of a deed, by what they mean.
struct TouchedKeys {
  std::set<int> tables = {};
  std::set<PersonId> new_people = {}, changed_people = {}, rhythms = {};
  std::map<std::string_view, std::set<std::int64_t>> texts = {};
};

// Entries come in the order of writing: someone who was there before is no new person, though the
// row be put back. Who is new has no contact days but those of interaction_people.
void touch_person(TouchedKeys& touched, PersonId id, std::string_view operation) {
  if (operation == "insert" && !touched.changed_people.contains(id)) touched.new_people.insert(id);
  if (touched.new_people.contains(id)) return;
  touched.changed_people.insert(id);
  touched.rhythms.insert(id);
}

// What one table's entries mean, looked up once for many.
struct Meaning {
  bool of_people = false;
  std::string_view search_kind = {};
  Refreshes key1 = Refreshes::nothing, key2 = Refreshes::nothing;  // of the person it names
};

Meaning meaning_of(const Table& table) {
  Meaning meaning{.of_people = std::string_view(table.name) == "people",
                  .search_kind = table.search_kind};
  for (const Column& column : table.columns) {
    if (std::string_view(column.name) == table.key1) meaning.key1 = column.refreshes;
    if (std::string_view(column.name) == table.key2) meaning.key2 = column.refreshes;
  }
  return meaning;
}

void touch(TouchedKeys& touched, PersonId id, Refreshes what) {
  if (what == Refreshes::index) touched.changed_people.insert(id);
  if (what == Refreshes::rhythm) touched.rhythms.insert(id);
}

// One walk through the journal: of a large import it is long.
TouchedKeys keys_touched(ReadTx& tx, DeedId deed, std::int64_t after) {
  std::map<int, Meaning> meanings;
  for (const Table& table : journaled_tables()) meanings[table.number] = meaning_of(table);
  TouchedKeys touched;
  for (const Row& row : tx.query("select table_number, key1, key2, operation from journal "
                                 "where account_id = ?1 and deed_id = ?2 and id > ?3 order by id",
                                 deed, after)) {
    const int table = static_cast<int>(row.integer(0));
    const Meaning& meaning = meanings[table];
    touched.tables.insert(table);
    if (meaning.of_people) touch_person(touched, row.id<PersonId>(1), row.text(3));
    touch(touched, row.id<PersonId>(1), meaning.key1);
    touch(touched, row.id<PersonId>(2), meaning.key2);
    if (!meaning.search_kind.empty()) touched.texts[meaning.search_kind].insert(row.integer(1));
  }
  return touched;
}

// Rows of a table with a person: the person now and, where the row was changed or is gone, before.
std::string persons_of_rows(Dialect dialect, const Table& table, std::string_view column) {
  const std::string before =
      fmt::format(fmt::runtime(dialect == Dialect::sqlite ? "json_extract(before, '$.{}')"
                                                          : "(before::jsonb ->> '{}')::bigint"),
                  column);
  return fmt::format(
      "select t.{3} as id from {0} t join journal j on t.account_id = j.account_id "
      "and t.id = j.key1 where j.account_id = ?1 and j.deed_id = ?2 and j.id > ?3 "
      "and j.table_number = {1} "
      "union select {2} from journal where account_id = ?1 and deed_id = ?2 and id > ?3 "
      "and table_number = {1} and before is not null",
      table.name, table.number, before, column);
}

// Of the tables whose rows have a number of their own, and say in another column whom they tell of.
void touch_owners(ReadTx& tx, DeedId deed, std::int64_t after, TouchedKeys& touched) {
  for_each_pointer("people", [&](const Table& table, const Column& column) {
    if (column.refreshes == Refreshes::nothing || table.is_key(column.name)) return;
    if (!touched.tables.contains(table.number)) return;
    for (PersonId id :
         persons(tx.query(persons_of_rows(tx.dialect(), table, column.name), deed, after)))
      touch(touched, id, column.refreshes);
  });
}

}  // namespace

StaleRows stale_rows(ReadTx& tx, DeedId deed, std::int64_t after) {
  TouchedKeys touched = keys_touched(tx, deed, after);
  touch_owners(tx, deed, after, touched);
  StaleRows stale;
  for (PersonId id : touched.changed_people) {
    if (!touched.new_people.contains(id)) stale.people.push_back(id);
  }
  stale.new_people.assign(touched.new_people.begin(), touched.new_people.end());
  stale.rhythms.assign(touched.rhythms.begin(), touched.rhythms.end());
  for (const auto& [kind, ids] : touched.texts)
    stale.texts[std::string(kind)] = {ids.begin(), ids.end()};
  return stale;
}

StaleRows everything(ReadTx& tx) {
  const auto ids = [&](const char* table) {
    return fmt::format("select id from {} where account_id = ?1 order by id", table);
  };
  StaleRows stale;
  stale.people = persons(tx.query(ids("people")));
  stale.rhythms = stale.people;
  for (const Table& table : journaled_tables()) {
    if (*table.search_kind) stale.texts[table.search_kind] = numbers(tx.query(ids(table.name)));
  }
  return stale;
}

// A mere insert is kept apart: for one that may become an update SQLite copies each page it
// touches, so as to take it back alone.
void put_person_index(WriteTx& tx, const PersonIndexRow& r, Earlier earlier) {
  static const std::string insert =
      "insert into person_index (account_id, person_id, listed, name, folded, sort_key, given, "
      "family, organisation, title, pronouns, birthday, city, street, postcode, face, died) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
  static const std::string insert_or_update =
      insert +
      " on conflict (account_id, person_id) do update set listed = excluded.listed, "
      "name = excluded.name, folded = excluded.folded, sort_key = excluded.sort_key, "
      "given = excluded.given, family = excluded.family, organisation = excluded.organisation, "
      "title = excluded.title, pronouns = excluded.pronouns, birthday = excluded.birthday, "
      "city = excluded.city, street = excluded.street, postcode = excluded.postcode, "
      "face = excluded.face, died = excluded.died";
  tx.execute(earlier == Earlier::none ? insert : insert_or_update, r.person, r.listed, r.name,
             r.folded, r.sort_key, r.given, r.family, r.organisation, r.title, r.pronouns,
             r.birthday, r.city, r.street, r.postcode, r.face, r.died);
}

void put_card_values(WriteTx& tx, PersonId person, const std::vector<CardValueRow>& values,
                     Earlier earlier) {
  if (earlier == Earlier::perhaps)
    tx.execute("delete from card_values where account_id = ?1 and person_id = ?2", person);
  // Three at a time: to begin a statement costs as much as a row. On a server more come together
  // (store/db/gathered_inserts.h), of all people.
  constexpr int at_once = 3;
  const int size = static_cast<int>(values.size());
  int place = 0;
  for (; tx.dialect() == Dialect::sqlite && place + at_once <= size; place += at_once) {
    const CardValueRow& a = values[static_cast<std::size_t>(place)];
    const CardValueRow& b = values[static_cast<std::size_t>(place) + 1];
    const CardValueRow& c = values[static_cast<std::size_t>(place) + 2];
    tx.execute(
        "insert into card_values (account_id, person_id, kind, place, value, label, key) "
        "values (?1, ?2, ?3, ?6, ?7, ?8, ?9), (?1, ?2, ?4, ?6 + 1, ?10, ?11, ?12), "
        "(?1, ?2, ?5, ?6 + 2, ?13, ?14, ?15)",
        person, a.kind, b.kind, c.kind, place, a.value, a.label, a.key, b.value, b.label, b.key,
        c.value, c.label, c.key);
  }
  for (; place < size; ++place) {
    const CardValueRow& v = values[static_cast<std::size_t>(place)];
    tx.execute(
        "insert into card_values (account_id, person_id, kind, place, value, label, key) "
        "values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        person, v.kind, place, v.value, v.label, v.key);
  }
}

std::vector<std::pair<PersonId, std::string>> nicknames_of(ReadTx& tx,
                                                           const std::vector<PersonId>& people) {
  std::vector<std::pair<PersonId, std::string>> nicknames;
  if (people.empty()) return nicknames;
  const std::string sql = fmt::format(
      "select person_id, value from card_values where account_id = ?1 and {} "
      "and kind = 'nickname' order by person_id, place",
      one_of(tx, "person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people)))
    nicknames.emplace_back(row.id<PersonId>(0), row.string(1));
  return nicknames;
}

std::vector<PersonId> people_with_value(ReadTx& tx, std::string_view kind, std::string_view key) {
  return persons(tx.query(
      "select distinct v.person_id from card_values v join person_index i "
      "on i.account_id = v.account_id and i.person_id = v.person_id and +i.listed in (1, 2) "
      "where v.account_id = ?1 and v.kind in ('email', 'phone', 'city') and v.kind = ?2 "
      "and v.key = ?3 order by 1",
      kind, key));
}

// The same as phone_has() of model/cards/phone.h.
std::vector<PersonId> people_with_phone_digits(ReadTx& tx, std::string_view digits, int limit) {
  return persons(tx.query(
      "select distinct v.person_id from card_values v join person_index i "
      "on i.account_id = v.account_id and i.person_id = v.person_id and i.listed in (1, 2) "
      "where v.account_id = ?1 and v.kind = 'phone' and (v.key like '%' || ?2 || '%' or "
      "replace(replace(replace(replace(replace(replace(v.value, ' ', ''), '-', ''), '(', ''), "
      "')', ''), '.', ''), '/', '') like '%' || ?3 || '%') order by 1 limit ?4",
      phone_digits(digits), digits, limit));
}

std::vector<PersonId> people_named(ReadTx& tx, std::string_view folded_name) {
  return persons(
      tx.query("select person_id from person_index where account_id = ?1 "
               "and folded = ?2 and listed in (1, 2) order by 1",
               folded_name));
}

std::vector<ContactRow> contact_rows(ReadTx& tx) {
  std::vector<ContactRow> rows;
  std::unordered_map<std::int64_t, std::size_t> place;
  for (const Row& row : tx.query(
           "select person_id, name, given, family, birthday, street, postcode from person_index "
           "where account_id = ?1 and listed in (1, 2) order by person_id")) {
    place[row.integer(0)] = rows.size();
    rows.push_back({.person = row.id<PersonId>(0),
                    .name = row.string(1),
                    .given = row.string(2),
                    .family = row.string(3),
                    .birthday = row.string(4),
                    .street = row.string(5),
                    .postcode = row.string(6)});
  }
  for (const Row& row : tx.query("select person_id, kind, value from card_values "
                                 "where account_id = ?1 order by person_id, place")) {
    const auto found = place.find(row.integer(0));
    if (found == place.end()) continue;
    ContactRow& contact = rows[found->second];
    const std::string_view kind = row.text(1);
    if (kind == "email") contact.emails.push_back(row.string(2));
    if (kind == "phone") contact.phones.push_back(row.string(2));
    if (kind == "city" && contact.city.empty()) contact.city = row.string(2);
  }
  return rows;
}

void put_calendar(WriteTx& tx, PersonId person, const std::vector<CalendarRow>& rows,
                  Earlier earlier) {
  if (earlier == Earlier::perhaps)
    tx.execute("delete from calendar where account_id = ?1 and person_id = ?2", person);
  for (const CalendarRow& r : rows)
    tx.execute(
        "insert into calendar (account_id, person_id, label, date, month_day) "
        "values (?1, ?2, ?3, ?4, ?5) on conflict (account_id, person_id, label, date) do nothing",
        person, r.label, r.date, r.month_day);
}

std::vector<CalendarRow> calendar_between(ReadTx& tx, int from, int to, int limit) {
  const std::string_view inside = "c.month_day >= ?2 and c.month_day <= ?3";
  const std::string_view round_the_end = "(c.month_day >= ?2 or c.month_day <= ?3)";
  const std::string sql = fmt::format(
      "select c.person_id, c.label, c.date, c.month_day from calendar c "
      "join person_index i on i.account_id = c.account_id and i.person_id = c.person_id "
      "and i.listed = 1 and i.died = '' where c.account_id = ?1 and {} order by c.month_day, "
      "c.person_id limit ?4",
      from <= to ? inside : round_the_end);
  std::vector<CalendarRow> rows;
  for (const Row& row : tx.query(sql, from, to, limit))
    rows.push_back(
        {row.id<PersonId>(0), row.string(1), row.string(2), static_cast<int>(row.integer(3))});
  return rows;
}

}  // namespace wellmet::store
