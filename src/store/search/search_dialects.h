#pragma once
#include "store/search/search.h"

// The two ways behind search.h; search.cpp chooses by the connection's dialect.
#define WELLMET_SEARCH_FACE                                                                       \
  void index_person(WriteTx&, PersonId, std::string_view names, std::string_view other, Earlier); \
  void index_text(WriteTx&, std::string_view kind, std::int64_t ref, std::string_view text);      \
  std::vector<PersonId> people_by_name(ReadTx&, const std::vector<std::string>&, int limit);      \
  std::vector<PersonId> people_with_words(ReadTx&, const std::vector<std::string>&, int limit);   \
  std::vector<PersonId> people_matching(ReadTx&, const std::vector<std::string>&, int limit);     \
  std::vector<TextHit> texts_matching(ReadTx&, const std::vector<std::string>&, int limit,        \
                                      const TextFilter&);

namespace wellmet::store {

// A query of search_texts_text t, "select … where …{} order by …", with the words as ?2, the limit
// as ?3 and the conditions of the filter, where there are any, in the hole.
Rows texts_narrowed(ReadTx&, std::string_view sql, const std::string& words, int limit,
                    const TextFilter&);

}  // namespace wellmet::store
namespace wellmet::store::sqlite {
WELLMET_SEARCH_FACE
}
namespace wellmet::store::postgres {
WELLMET_SEARCH_FACE
std::map<std::string, std::vector<PersonId>> people_with_each_word(ReadTx&,
                                                                   const std::vector<std::string>&,
                                                                   int limit);
}  // namespace wellmet::store::postgres
#undef WELLMET_SEARCH_FACE
