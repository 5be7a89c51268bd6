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
// For the step that comes next; nothing when it is over, or one of the two has died. Of an idea
// `whom` may be either of the two. After the introduction it is how it went, asked of `whom`, else
// the first. Throws refused when what comes next is for the other, invalid for somebody else.
std::optional<WordsToSend> words_to_send(store::ReadTx&, const NamedIntroduction&,
                                         PersonId whom = {});
// The user's own words for that message from now on; "" for the draft again, and so are words that
// are the draft; no change where they are kept already. Throws as words_to_send() does, invalid for
// words that are too long, refused where there is nothing to say. Of how it went only words to the
// first are kept.
Did<NamedIntroduction> put_words_to_send(const App&, IntroductionId, PersonId whom,
                                         const std::string& words);

// How the user is called, to sign with; "" when nobody said.
std::string my_name(store::ReadTx&);

}  // namespace wellmet::actions
