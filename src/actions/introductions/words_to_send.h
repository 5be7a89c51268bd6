#pragma once
#include <string>
#include <vector>

#include "actions/introductions/introductions.h"
#include "judgement/introductions/drafts.h"

// What to write for the next step of an introduction, and the links that open it in the user's own
// mail or messenger. Wellmet sends nothing.
namespace wellmet::actions {

struct WordsToSend {
  IntroductionMessage message = IntroductionMessage::ask_first;
  std::vector<PersonId> to = {};  // one of the two, or both
  Message words = {};
  bool is_own = false;            // the user's words, not the draft
  std::string mail = {};          // "mailto:…"; "" when an address is missing
  std::string text_message = {};  // "sms:…", to one person; "" without a number
};
// For the step that comes next; nothing when that is to wait, or it is over. Of an idea `whom` may
// be either of the two. After the introduction it is how it went, asked of `whom`, else the first.
std::optional<WordsToSend> words_to_send(store::ReadTx&, const NamedIntroduction&,
                                         PersonId whom = {});
// The user's own words for that message from now on; "" for the draft again. Throws invalid for
// words that are too long, refused where there is nothing to say.
Did<NamedIntroduction> put_words_to_send(const App&, IntroductionId, PersonId whom,
                                         const std::string& words);

}  // namespace wellmet::actions
