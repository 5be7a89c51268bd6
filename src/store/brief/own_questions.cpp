#include "store/brief/own_questions.h"

#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

OwnQuestion own_question(const Row& row) {
  return {.id = row.id<OwnQuestionId>(0),
          .situation = parse_situation(row.text(1)),
          .text = row.string(2)};
}

}  // namespace

std::vector<OwnQuestion> own_questions(ReadTx& tx) {
  std::vector<OwnQuestion> list;
  for (const Row& row :
       tx.query("select id, situation, text from own_questions where account_id = ?1 order by id"))
    list.push_back(own_question(row));
  return list;
}

std::optional<OwnQuestion> find_own_question(ReadTx& tx, OwnQuestionId id) {
  for (const Row& row : tx.query(
           "select id, situation, text from own_questions where account_id = ?1 and id = ?2", id))
    return own_question(row);
  return std::nullopt;
}

OwnQuestionId insert_own_question(WriteTx& tx, const OwnQuestion& question) {
  const OwnQuestionId id{tx.next_id("own_questions")};
  tx.execute("insert into own_questions (account_id, id, situation, text) values (?1, ?2, ?3, ?4)",
             id, question.situation ? to_text(*question.situation) : "", question.text);
  return id;
}

void delete_own_question(WriteTx& tx, OwnQuestionId id) {
  tx.execute("delete from own_questions where account_id = ?1 and id = ?2", id);
}

}  // namespace wellmet::store
