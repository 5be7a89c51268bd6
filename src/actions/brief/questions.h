#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "actions/app.h"
#include "actions/did.h"
#include "actions/people/person_story.h"
#include "judgement/brief/questions.h"
#include "model/note.h"
#include "store/db/tx.h"

// Good questions: which suit a meeting, what was asked of whom, and what they answered. What was
// asked is a note on the person that is done, an answer something that they told you.
namespace wellmet::actions {

struct WhatToAsk {
  SituationRead situation = {};
  std::vector<ProposedQuestion> questions = {};
};
// `wished`: the user says what kind of meeting it will be.
WhatToAsk what_to_ask(store::ReadTx&, const PersonStory&, LocalDate today,
                      std::optional<Situation> wished);

// Throws invalid for a text that is none, conflict for one that is there already.
Did<OwnQuestion> keep_question(const App&, const OwnQuestion&);
Did<OwnQuestion> drop_question(const App&, OwnQuestionId);  // throws not_found
// The words of "q3" or "b12"; any other text is itself. Throws not_found for a number that is none.
std::string question_in_words(store::ReadTx&, std::string_view code_or_text);

struct QuestionPut {
  PersonId person = {};
  std::string question = {};
  std::string answer = {};           // "" where they said nothing that is to be kept
  std::optional<LocalDate> on = {};  // today when it isn't said
};
struct AskedAndTold {
  Note question = {};
  std::optional<Note> told = {};  // the answer
};
// One that was noted to be asked is done with it. Throws not_found, invalid for a day to come,
// conflict when it is noted of that day already and there is no answer to add.
Did<AskedAndTold> question_put(const App&, const QuestionPut&);
// The same of a question that is noted, by its number; an answer may be added to one that is done.
Did<AskedAndTold> question_answered(const App&, NoteId, const std::string& answer);
// Within a deed that does more.
AskedAndTold put_question(store::WriteTx&, const QuestionPut&, LocalDate day);
// "How did the launch go? Better than hoped."
std::string answer_in_words(std::string_view question, std::string_view answer);

}  // namespace wellmet::actions
