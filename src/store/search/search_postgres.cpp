// PostgreSQL's tsvector with the configuration 'simple': the text is folded already, and no
// language is assumed. GIN indexes serve beginnings of words by `word:*`.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "store/db/write_tx.h"
#include "store/search/search.h"
#include "store/search/search_dialects.h"

namespace wellmet::store::postgres {
namespace {

std::string beginnings(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) parts.push_back(fmt::format("'{}':*", word));
  return join(parts, " & ");
}

std::string whole(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) parts.push_back(fmt::format("'{}'", word));
  return join(parts, " & ");
}

constexpr std::string_view listed_with_words =
    "search_people_text t join person_index i on i.account_id = t.account_id "
    "and i.person_id = t.person_id and i.listed in (1, 2) where t.account_id = ?1";

// The index is of all words, those of the names among them.
std::string with_words(std::string_view column, int number) {
  const std::string query = fmt::format("@@ to_tsquery('simple', ?{})", number);
  const std::string in_all = fmt::format("t.words {}", query);
  return column == "words" ? in_all : fmt::format("{} and t.{} {}", in_all, column, query);
}

// Names before the rest, and among them whole words before beginnings.
std::vector<PersonId> people_found(ReadTx& tx, std::string_view column,
                                   const std::vector<std::string>& words, int limit) {
  std::vector<PersonId> found;
  const std::string sql = fmt::format(
      "select t.person_id from {} and {} order by (t.names @@ to_tsquery('simple', ?4)) desc, "
      "(t.names @@ to_tsquery('simple', ?2)) desc, t.person_id limit ?3",
      listed_with_words, with_words(column, 2));
  for (const Row& row : tx.query(sql, beginnings(words), limit, whole(words)))
    found.push_back(row.id<PersonId>(0));
  return found;
}

}  // namespace

void index_person(WriteTx& tx, PersonId person, std::string_view names, std::string_view other,
                  Earlier earlier) {
  if (names.empty() && other.empty()) {
    if (earlier == Earlier::none) return;
    tx.execute("delete from search_people_text where account_id = ?1 and person_id = ?2", person);
    return;
  }
  static const std::string insert =
      "insert into search_people_text (account_id, person_id, name, other) values (?1, ?2, ?3, ?4)";
  static const std::string insert_or_update = insert +
                                              " on conflict (account_id, person_id) do update "
                                              "set name = excluded.name, other = excluded.other";
  tx.execute(earlier == Earlier::none ? insert : insert_or_update, person, names, other);
}

void index_text(WriteTx& tx, std::string_view kind, std::int64_t ref, std::string_view text) {
  if (text.empty()) {
    tx.execute("delete from search_texts_text where account_id = ?1 and kind = ?2 and ref_id = ?3",
               kind, ref);
    return;
  }
  tx.execute(
      "insert into search_texts_text (account_id, kind, ref_id, text) values (?1, ?2, ?3, ?4) "
      "on conflict (account_id, kind, ref_id) do update set text = excluded.text",
      kind, ref, text);
}

std::vector<PersonId> people_by_name(ReadTx& tx, const std::vector<std::string>& words, int limit) {
  if (words.empty()) return {};
  return people_found(tx, "names", words, limit);
}

std::vector<PersonId> people_with_words(ReadTx& tx, const std::vector<std::string>& words,
                                        int limit) {
  std::vector<PersonId> found;
  if (words.empty()) return found;
  static const std::string sql = fmt::format("select t.person_id from {} and {} limit ?3",
                                             listed_with_words, with_words("names", 2));
  for (const Row& row : tx.query(sql, whole(words), limit)) found.push_back(row.id<PersonId>(0));
  return found;
}

// Whoever has any of them, and what their names are, tells who has which.
std::map<std::string, std::vector<PersonId>> people_with_each_word(
    ReadTx& tx, const std::vector<std::string>& words, int limit) {
  std::map<std::string, std::vector<PersonId>> found;
  if (words.empty()) return found;
  std::vector<std::string> parts;
  for (const std::string& word : words) parts.push_back(fmt::format("'{}'", word));
  const int most = limit * static_cast<int>(words.size());
  int rows = 0;
  const std::string sql = fmt::format("select t.person_id, t.name from {} and {} limit ?3",
                                      listed_with_words, with_words("names", 2));
  for (const Row& row : tx.query(sql, join(parts, " | "), most)) {
    ++rows;
    const std::vector<std::string> names = split(row.text(1), ' ');
    for (const std::string& word : std::set(words.begin(), words.end()))
      if (std::ranges::find(names, word) != names.end()) found[word].push_back(row.id<PersonId>(0));
  }
  // Many of one word may have taken the room of another's.
  if (rows == most) found.clear();
  for (std::size_t i = 0; rows == most && i < words.size(); ++i)
    found[words[i]] = postgres::people_with_words(tx, {words[i]}, limit);
  return found;
}

std::vector<PersonId> people_matching(ReadTx& tx, const std::vector<std::string>& words,
                                      int limit) {
  if (words.empty()) return {};
  return people_found(tx, "words", words, limit);
}

std::vector<TextHit> texts_matching(ReadTx& tx, const std::vector<std::string>& words, int limit,
                                    const TextFilter& filter) {
  std::vector<TextHit> hits;
  if (words.empty()) return hits;
  for (const Row& row :
       texts_narrowed(tx,
                      "select t.kind, t.ref_id from search_texts_text t where t.account_id = ?1 "
                      "and t.words @@ to_tsquery('simple', ?2){} "
                      "order by t.ref_id desc, t.kind limit ?3",
                      beginnings(words), limit, filter))
    hits.push_back({row.string(0), row.integer(1)});
  return hits;
}

}  // namespace wellmet::store::postgres
