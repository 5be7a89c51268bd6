#include "store/search/search.h"

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

std::vector<TextHit> texts_matching(ReadTx& tx, const std::vector<std::string>& words, int limit) {
  return tx.dialect() == Dialect::sqlite ? sqlite::texts_matching(tx, words, limit)
                                         : postgres::texts_matching(tx, words, limit);
}

}  // namespace wellmet::store
