#include "store/search/search.h"

#include <fmt/format.h>

#include "store/db/ids.h"
#include "store/db/write_tx.h"
#include "store/search/search_dialects.h"

namespace wellmet::store {

void index_person(WriteTx& tx, PersonId person, std::string_view names, std::string_view other,
                  Earlier earlier) {
  tx.dialect() == Dialect::sqlite ? sqlite::index_person(tx, person, names, other, earlier)
                                  : postgres::index_person(tx, person, names, other, earlier);
}

void index_text(WriteTx& tx, std::string_view kind, std::int64_t ref, std::string_view text) {
  tx.dialect() == Dialect::sqlite ? sqlite::index_text(tx, kind, ref, text)
                                  : postgres::index_text(tx, kind, ref, text);
}

std::vector<PersonId> people_by_name(ReadTx& tx, const std::vector<std::string>& words, int limit) {
  return tx.dialect() == Dialect::sqlite ? sqlite::people_by_name(tx, words, limit)
                                         : postgres::people_by_name(tx, words, limit);
}

std::vector<PersonId> people_with_words(ReadTx& tx, const std::vector<std::string>& words,
                                        int limit) {
  return tx.dialect() == Dialect::sqlite ? sqlite::people_with_words(tx, words, limit)
                                         : postgres::people_with_words(tx, words, limit);
}

std::map<std::string, std::vector<PersonId>> people_with_each_word(
    ReadTx& tx, const std::vector<std::string>& words, int limit) {
  if (tx.dialect() == Dialect::postgres) return postgres::people_with_each_word(tx, words, limit);
  std::map<std::string, std::vector<PersonId>> found;
  for (const std::string& word : words) {
    if (auto ids = people_with_words(tx, {word}, limit); !ids.empty()) found[word] = std::move(ids);
  }
  return found;
}

std::vector<PersonId> people_matching(ReadTx& tx, const std::vector<std::string>& words,
                                      int limit) {
  return tx.dialect() == Dialect::sqlite ? sqlite::people_matching(tx, words, limit)
                                         : postgres::people_matching(tx, words, limit);
}

std::vector<NamesOf> names_beginning_or_ending(ReadTx& tx, std::string_view beginning,
                                               std::string_view ending, int limit) {
  std::vector<NamesOf> found;
  for (const Row& row :
       tx.query("select t.person_id, t.name from search_people_text t "
                "join person_index i on i.account_id = t.account_id and i.person_id = t.person_id "
                "and i.listed in (1, 2) where t.account_id = ?1 "
                "and ((' ' || t.name) like '% ' || ?2 || '%' or (t.name || ' ') like '%' || ?3 || "
                "' %') order by i.sort_key, t.person_id limit ?4",
                beginning, ending, limit))
    found.push_back({row.id<PersonId>(0), row.string(1)});
  return found;
}

std::vector<TextHit> texts_matching(ReadTx& tx, const std::vector<std::string>& words, int limit,
                                    const TextFilter& filter) {
  return tx.dialect() == Dialect::sqlite ? sqlite::texts_matching(tx, words, limit, filter)
                                         : postgres::texts_matching(tx, words, limit, filter);
}

namespace {

// With the day as ?4, and the people as ?5 if there are any.
std::string condition_of(const ReadTx& tx, const TextFilter& filter) {
  const auto who = [&](const char* column) {
    return filter.people ? " and " + one_of(tx, column, 5) : std::string();
  };
  return fmt::format(
      " and case t.kind when 'note' then exists (select 1 from notes n "
      "where n.account_id = t.account_id and n.id = t.ref_id and n.day >= ?4{}) "
      "when 'interaction' then exists (select 1 from interactions y join interaction_people x "
      "on x.account_id = y.account_id and x.interaction_id = y.id "
      "where y.account_id = t.account_id and y.id = t.ref_id and y.day >= ?4{}) "
      "else exists (select 1 from follow_ups f "
      "where f.account_id = t.account_id and f.id = t.ref_id and f.due >= ?4{}) end",
      who("n.person_id"), who("x.person_id"), who("f.person_id"));
}

}  // namespace

Rows texts_narrowed(ReadTx& tx, std::string_view sql, const std::string& words, int limit,
                    const TextFilter& filter) {
  const bool of_people = filter.which == Texts::of_people;
  const auto with = [&](const std::string& condition) {
    return fmt::format(fmt::runtime(sql),
                       fmt::format(" and t.kind {} 'resource'{}", of_people ? "<>" : "=",
                                   of_people ? condition : ""));
  };
  if (!of_people) return tx.query(with(""), words, limit);
  if (!filter.people && !filter.since) return tx.query(with(""), words, limit);
  const std::string since = filter.since ? to_iso(*filter.since) : "";
  if (!filter.people) return tx.query(with(condition_of(tx, filter)), words, limit, since);
  return tx.query(with(condition_of(tx, filter)), words, limit, since,
                  bound_list(tx, *filter.people));
}

}  // namespace wellmet::store
