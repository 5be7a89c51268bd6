#include "store/giving/known_lines.h"

#include "store/story/notes.h"

namespace wellmet::store {

std::vector<Note> open_lines(ReadTx& tx) {
  return open_notes_in(
      tx.query("select id, person_id, kind, text, day from notes "
               "where account_id = ?1 and kind in ('ask', 'question', 'fact') "
               "and done is null order by person_id, id"));
}

std::vector<InterestOf> interests_of_everybody(ReadTx& tx) {
  std::vector<InterestOf> list;
  for (const Row& row :
       tx.query("select p.person_id, i.name, i.kind from person_interests p "
                "join interests i on i.account_id = p.account_id and i.id = p.interest_id "
                "where p.account_id = ?1 order by p.person_id, i.id"))
    list.push_back({row.id<PersonId>(0), row.string(1),
                    parse_interest_kind(row.text(2)).value_or(InterestKind::thing)});
  return list;
}

std::vector<TitleOf> titles_of_everybody(ReadTx& tx) {
  std::vector<TitleOf> list;
  for (const Row& row : tx.query("select person_id, title from person_index "
                                 "where account_id = ?1 and title <> '' order by person_id"))
    list.push_back({row.id<PersonId>(0), row.string(1)});
  return list;
}

}  // namespace wellmet::store
