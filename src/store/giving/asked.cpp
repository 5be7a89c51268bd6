#include "store/giving/asked.h"

#include "store/story/notes.h"

namespace wellmet::store {

std::vector<Note> open_asks(ReadTx& tx, int limit) {
  return open_notes_in(
      tx.query("select n.id, n.person_id, n.kind, n.text, n.day from notes n "
               "join person_index i on i.account_id = n.account_id "
               "and i.person_id = n.person_id and i.listed = 1 and i.died = '' "
               "join people p on p.account_id = n.account_id and p.id = n.person_id "
               "and p.never_suggest = 0 "
               "where n.account_id = ?1 and n.kind = 'ask' and n.done is null "
               "order by n.day desc, n.id desc limit ?2",
               limit));
}

std::vector<Note> open_offers(ReadTx& tx) {
  return open_notes_in(
      tx.query("select n.id, n.person_id, n.kind, n.text, n.day from notes n "
               "join person_index i on i.account_id = n.account_id "
               "and i.person_id = n.person_id and i.listed in (0, 1) and i.died = '' "
               "join people p on p.account_id = n.account_id and p.id = n.person_id "
               "and p.never_suggest = 0 "
               "where n.account_id = ?1 and n.kind = 'offer' and n.done is null "
               "order by n.day desc, n.id desc"));
}

std::vector<InTouch> in_touch_since(ReadTx& tx, LocalDate since, std::string_view question) {
  std::vector<InTouch> list;
  for (const Row& row :
       tx.query("select i.person_id, i.name, i.given, "
                "(select max(n.day) from notes n where n.account_id = i.account_id "
                "and n.person_id = i.person_id and n.kind = 'ask'), "
                "(select max(n.done) from notes n where n.account_id = i.account_id "
                "and n.person_id = i.person_id and n.kind = 'question' and n.text = ?3) "
                "from rhythms r "
                "join person_index i on i.account_id = r.account_id and i.person_id = r.person_id "
                "and i.listed = 1 and i.died = '' "
                "join people p on p.account_id = r.account_id and p.id = r.person_id "
                "and p.never_suggest = 0 "
                "where r.account_id = ?1 and r.contact_days >= 2 and r.last_day >= ?2 "
                "order by i.person_id",
                since.day_number, question))
    list.push_back(
        {row.id<PersonId>(0), row.string(1), row.string(2), row.maybe_date(3), row.maybe_date(4)});
  return list;
}

}  // namespace wellmet::store
