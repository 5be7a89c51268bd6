#pragma once
#include <optional>
#include <vector>

#include "model/brief/question.h"
#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

std::vector<OwnQuestion> own_questions(ReadTx&);  // in the order of their entry
std::optional<OwnQuestion> find_own_question(ReadTx&, OwnQuestionId);
OwnQuestionId insert_own_question(WriteTx&, const OwnQuestion&);
void delete_own_question(WriteTx&, OwnQuestionId);

}  // namespace wellmet::store
