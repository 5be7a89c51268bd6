#include "store/introductions/community.h"

#include <fmt/format.h>

#include "store/db/ids.h"
#include "store/story/notes.h"

namespace wellmet::store {

std::vector<CommunityPerson> community(ReadTx& tx) {
  std::vector<CommunityPerson> list;
  for (const Row& row :
       tx.query("select i.person_id, i.name, i.given from person_index i "
                "join people p on p.account_id = i.account_id and p.id = i.person_id "
                "where i.account_id = ?1 and i.listed = 1 and i.died = '' "
                "and p.never_suggest = 0 order by i.person_id"))
    list.push_back({row.id<PersonId>(0), row.string(1), row.string(2)});
  return list;
}

std::vector<CommunityInterest> community_interests(ReadTx& tx) {
  std::vector<CommunityInterest> list;
  for (const Row& row : tx.query("select person_id, interest_id, lasting, noted "
                                 "from person_interests where account_id = ?1 "
                                 "order by interest_id, person_id"))
    list.push_back({row.id<PersonId>(0), row.id<InterestId>(1), row.flag(2), row.date(3)});
  return list;
}

std::vector<Note> open_asks_and_offers(ReadTx& tx) {
  return open_notes_in(
      tx.query("select id, person_id, kind, text, day from notes "
               "where account_id = ?1 and kind in ('ask', 'offer') "
               "and done is null order by id"));
}

std::vector<std::pair<PersonId, PersonId>> pairs_thought_of(ReadTx& tx) {
  std::vector<std::pair<PersonId, PersonId>> list;
  for (const Row& row : tx.query(
           "select asked_first, asked_second from introductions where account_id = ?1 order by id"))
    list.emplace_back(row.id<PersonId>(0), row.id<PersonId>(1));
  return list;
}

std::vector<Interest> interests_numbered(ReadTx& tx, const std::vector<InterestId>& ids) {
  std::vector<Interest> list;
  if (ids.empty()) return list;
  const std::string sql = fmt::format(
      "select id, name, kind from interests where account_id = ?1 and {}", one_of(tx, "id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    list.push_back({.id = row.id<InterestId>(0),
                    .name = row.string(1),
                    .kind = parse_interest_kind(row.text(2)).value_or(InterestKind::thing)});
  return list;
}

}  // namespace wellmet::store
