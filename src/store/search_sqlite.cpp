// FTS5 without its own copy of the text: the folded text stands once in search_*_text, whose row
// number is the document's. The account is a word of each document ("a7"), so that one account's
// query never walks another's documents. Prefix indexes serve search as one types; notes come
// newest first by row number (and `cross join` keeps SQLite from beginning elsewhere than at the
// index of words), since ranking a common beginning costs a hundredfold.
#include <fmt/format.h>

#include "base/text.h"
#include "store/search.h"
#include "store/search_dialects.h"
#include "store/write_tx.h"

namespace wellmet::store::sqlite {
namespace {

std::string account_word(const ReadTx& tx) { return fmt::format("a{}", tx.account().value); }

// "may"* "che"*: folded words are letters and digits, so quoting is safe.
std::string beginnings(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) parts.push_back(fmt::format("\"{}\" *", word));
  return join(parts, " AND ");
}

std::string match(const ReadTx& tx, std::string_view columns, const std::string& words) {
  return fmt::format("account : {} AND {} : ({})", account_word(tx), columns, words);
}

// The number of the text just inserted. `returning` would give it too, but it makes SQLite open a
// savepoint, at which FTS5 writes out what it has gathered: three times the price of an import.
std::int64_t last_document(WriteTx& tx) {
  std::int64_t id = 0;
  for (const Row& row : tx.connection().query("select last_insert_rowid()")) id = row.integer(0);
  return id;
}

std::vector<PersonId> people_found(ReadTx& tx, const std::string& match_text, int limit) {
  std::vector<PersonId> found;
  for (const Row& row : tx.query(
           "select t.person_id from search_people s cross join search_people_text t on t.id = "
           "s.rowid "
           "cross join person_index i on i.account_id = t.account_id and i.person_id = t.person_id "
           "and i.listed in (1, 2) "
           "where search_people match ?2 and t.account_id = ?1 limit ?3",
           match_text, limit))
    found.push_back(row.id<PersonId>(0));
  return found;
}

}  // namespace

namespace {

// Whether what stands of the person is other than this, or nothing; then it is gone.
bool forget_person_unless(WriteTx& tx, PersonId person, std::string_view names,
                          std::string_view other) {
  for (const Row& row : tx.query("select id, name, other from search_people_text "
                                 "where account_id = ?1 and person_id = ?2",
                                 person)) {
    if (row.text(1) == names && row.text(2) == other) return false;
    const std::int64_t id = row.integer(0);
    tx.connection().execute(
        "insert into search_people (search_people, rowid, account, name, other) "
        "values ('delete', ?1, ?2, ?3, ?4)",
        id, account_word(tx), row.text(1), row.text(2));
    tx.execute("delete from search_people_text where account_id = ?1 and person_id = ?2", person);
    break;
  }
  return true;
}

}  // namespace

void index_person(WriteTx& tx, PersonId person, std::string_view names, std::string_view other,
                  Earlier earlier) {
  if (earlier == Earlier::perhaps && !forget_person_unless(tx, person, names, other)) return;
  if (names.empty() && other.empty()) return;
  tx.execute(
      "insert into search_people_text (account_id, person_id, name, other) "
      "values (?1, ?2, ?3, ?4)",
      person, names, other);
  tx.connection().execute(
      "insert into search_people (rowid, account, name, other) values (?1, ?2, ?3, ?4)",
      last_document(tx), account_word(tx), names, other);
}

void index_text(WriteTx& tx, std::string_view kind, std::int64_t ref, std::string_view text) {
  for (const Row& row : tx.query("select id, text from search_texts_text "
                                 "where account_id = ?1 and kind = ?2 and ref_id = ?3",
                                 kind, ref)) {
    if (row.text(1) == text) return;
    tx.connection().execute(
        "insert into search_texts (search_texts, rowid, account, text) values ('delete', ?1, ?2, "
        "?3)",
        row.integer(0), account_word(tx), row.text(1));
    tx.execute("delete from search_texts_text where account_id = ?1 and kind = ?2 and ref_id = ?3",
               kind, ref);
    break;
  }
  if (text.empty()) return;
  tx.execute(
      "insert into search_texts_text (account_id, kind, ref_id, text) values (?1, ?2, ?3, ?4)",
      kind, ref, text);
  tx.connection().execute("insert into search_texts (rowid, account, text) values (?1, ?2, ?3)",
                          last_document(tx), account_word(tx), text);
}

std::vector<PersonId> people_by_name(ReadTx& tx, const std::vector<std::string>& words, int limit) {
  if (words.empty()) return {};
  return people_found(tx, match(tx, "name", beginnings(words)), limit);
}

std::vector<PersonId> people_matching(ReadTx& tx, const std::vector<std::string>& words,
                                      int limit) {
  if (words.empty()) return {};
  return people_found(tx, match(tx, "{name other}", beginnings(words)), limit);
}

std::vector<TextHit> texts_matching(ReadTx& tx, const std::vector<std::string>& words, int limit) {
  std::vector<TextHit> hits;
  if (words.empty()) return hits;
  for (const Row& row : tx.query("select t.kind, t.ref_id from search_texts s "
                                 "cross join search_texts_text t on t.id = s.rowid "
                                 "where search_texts match ?2 and t.account_id = ?1 "
                                 "order by s.rowid desc limit ?3",
                                 match(tx, "text", beginnings(words)), limit))
    hits.push_back({row.string(0), row.integer(1)});
  return hits;
}

}  // namespace wellmet::store::sqlite
