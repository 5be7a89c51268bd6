// FTS5 without its own copy of the text: the folded text stands once in search_*_text, whose row
// number is the document's. The account is a word of each document ("a7"), so that one account's
// query never walks another's documents.
//
// Search as one types must answer before it has gathered all that it could find, which a query of
// FTS5 does while one word of the index after another begins as asked. Beginnings of up to three
// letters have an index of their own; longer ones are named as the words that begin so. People come
// in several askings, from the best down, and notes newest first by row number (`cross join` keeps
// SQLite from beginning elsewhere than at the index of words), since ranking a common beginning
// costs a hundredfold.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "store/db/write_tx.h"
#include "store/search/search.h"
#include "store/search/search_dialects.h"

namespace wellmet::store::sqlite {
namespace {

std::string account_word(const ReadTx& tx) { return fmt::format("a{}", tx.account().value); }

// Folded words are letters and digits, so quoting is safe.
std::string in_quotes(std::string_view word) { return fmt::format("\"{}\"", word); }

constexpr std::size_t few = 8;

// The first words of the index with this beginning, one more than few when there are more. Letters
// and digits come after '0', so the next word is no smaller than the one before with a '0' behind.
std::vector<std::string> words_beginning(ReadTx& tx, const char* index, const std::string& start) {
  const std::string sql =
      fmt::format("select term from {}_vocabulary where term >= ?1 limit 1", index);
  std::vector<std::string> words;
  std::string next = start;
  while (words.size() <= few) {
    const std::string from = std::move(next);
    next.clear();
    for (const Row& row : tx.connection().query(sql, from)) next = row.string(0);
    if (!next.starts_with(start)) break;
    words.push_back(in_quotes(next));
    next += '0';
  }
  return words;
}

// What each word may be the beginning of: the first few words there are, and all; often the same.
struct Beginnings {
  std::vector<std::string> first = {}, all = {};
};

Beginnings beginnings(ReadTx& tx, const char* index, const std::vector<std::string>& words) {
  constexpr std::size_t longest_indexed = 3;
  Beginnings begun;
  for (const std::string& word : words) {
    begun.all.push_back(in_quotes(word) + " *");
    begun.first.push_back(begun.all.back());
    if (word.size() <= longest_indexed) continue;
    std::vector<std::string> there = words_beginning(tx, index, word);
    if (there.empty()) continue;
    const bool more = there.size() > few;
    if (more) there.pop_back();
    begun.first.back() = fmt::format("({})", join(there, " OR "));
    if (!more) begun.all.back() = begun.first.back();
  }
  return begun;
}

std::string every(const std::vector<std::string>& words) { return join(words, " AND "); }

std::vector<std::string> whole(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) parts.push_back(fmt::format("({})", in_quotes(word)));
  return parts;
}

bool has_other_accounts(ReadTx& tx) {
  bool others = false;
  for (const Row& row : tx.query("select exists (select 1 from accounts where id < ?1 or id > ?1)"))
    others = row.flag(0);
  return others;
}

// A store of one account is spared its word: the joining costs more than the rest of the search.
std::string match(ReadTx& tx, std::string_view columns, const std::string& words) {
  const std::string asked = fmt::format("{} : ({})", columns, words);
  return has_other_accounts(tx) ? fmt::format("account : {} AND {}", account_word(tx), asked)
                                : asked;
}

// Adds people not yet found until there are enough.
void add_people(ReadTx& tx, const std::string& match_text, int limit,
                std::vector<PersonId>& found) {
  const auto enough = static_cast<std::size_t>(limit);
  const std::size_t before = found.size();
  for (const Row& row : tx.query(
           "select t.person_id from search_people s cross join search_people_text t on t.id = "
           "s.rowid "
           "cross join person_index i on i.account_id = t.account_id and i.person_id = t.person_id "
           "and i.listed in (1, 2) "
           "where search_people match ?2 and t.account_id = ?1 limit ?3",
           match_text, enough + before)) {
    if (found.size() >= enough) return;
    const auto person = row.id<PersonId>(0);
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(before);
    if (std::find(found.begin(), end, person) == end) found.push_back(person);
  }
}

// The same for one wording after another, until there are enough; none is asked twice.
void add_people(ReadTx& tx, std::string_view columns, const std::vector<std::string>& wordings,
                int limit, std::vector<PersonId>& found) {
  for (auto at = wordings.begin(); at != wordings.end(); ++at) {
    if (std::cmp_greater_equal(found.size(), limit)) return;
    if (std::find(wordings.begin(), at, *at) == at)
      add_people(tx, match(tx, columns, *at), limit, found);
  }
}

// Sooner told than by asking for all words at once, which walks through everyone who has one of
// them elsewhere.
bool one_begins_no_name(ReadTx& tx, const Beginnings& begun) {
  for (std::size_t i = 0; begun.all.size() > 1 && i < begun.all.size(); ++i) {
    std::vector<PersonId> found;
    add_people(tx, "name", {begun.first[i], begun.all[i]}, 1, found);
    if (found.empty()) return true;
  }
  return false;
}

void add_by_name(ReadTx& tx, const std::vector<std::string>& words, const Beginnings& begun,
                 int limit, std::vector<PersonId>& found) {
  if (words.empty() || one_begins_no_name(tx, begun)) return;
  add_people(tx, "name", {every(whole(words)), every(begun.first), every(begun.all)}, limit, found);
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
  // `returning` would give the number too, but it makes SQLite open a savepoint, at which FTS5
  // writes out what it has gathered: three times the price of an import.
  tx.connection().execute(
      "insert into search_people (rowid, account, name, other) "
      "values (last_insert_rowid(), ?1, ?2, ?3)",
      account_word(tx), names, other);
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
  tx.connection().execute(
      "insert into search_texts (rowid, account, text) values (last_insert_rowid(), ?1, ?2)",
      account_word(tx), text);
}

std::vector<PersonId> people_by_name(ReadTx& tx, const std::vector<std::string>& words, int limit) {
  std::vector<PersonId> found;
  add_by_name(tx, words, beginnings(tx, "search_people", words), limit, found);
  return found;
}

std::vector<PersonId> people_with_words(ReadTx& tx, const std::vector<std::string>& words,
                                        int limit) {
  std::vector<PersonId> found;
  if (!words.empty()) add_people(tx, match(tx, "name", every(whole(words))), limit, found);
  return found;
}

std::vector<PersonId> people_matching(ReadTx& tx, const std::vector<std::string>& words,
                                      int limit) {
  std::vector<PersonId> found;
  if (words.empty()) return found;
  const Beginnings begun = beginnings(tx, "search_people", words);
  add_by_name(tx, words, begun, limit, found);
  add_people(tx, "{name other}", {every(begun.first), every(begun.all)}, limit, found);
  return found;
}

std::vector<TextHit> texts_matching(ReadTx& tx, const std::vector<std::string>& words, int limit,
                                    const TextFilter& filter) {
  std::vector<TextHit> hits;
  if (words.empty()) return hits;
  for (const Row& row : texts_narrowed(
           tx,
           "select t.kind, t.ref_id from search_texts s "
           "cross join search_texts_text t on t.id = s.rowid "
           "where search_texts match ?2 and t.account_id = ?1{} order by s.rowid desc limit ?3",
           match(tx, "text", every(beginnings(tx, "search_texts", words).all)), limit, filter))
    hits.push_back({row.string(0), row.integer(1)});
  return hits;
}

}  // namespace wellmet::store::sqlite
