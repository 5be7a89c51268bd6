#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "base/error.h"
#include "model/introductions/introduction.h"
#include "store/db/tx.h"

// Introductions, from the idea to how it went. Each step is a deed. Wellmet sends nothing: a step
// says what the user did or heard.
namespace wellmet::actions {

// A thread with the two by name.
struct NamedIntroduction {
  Introduction thread = {};
  std::string first = {}, second = {};                // as displayed
  std::string first_called = {}, second_called = {};  // as a sentence calls them
  std::string why = {};                               // with these names
  std::string deceased = {};                          // the name of whoever has died; "" neither
  // After a step that asked somebody who had been asked: the day on which that was.
  std::optional<LocalDate> asked_before = {};

  const std::string& name_of(PersonId one) const { return one == thread.first ? first : second; }
  const std::string& called(PersonId one) const {
    return one == thread.first ? first_called : second_called;
  }
};
// What is so: "Maya said yes; Priya hasn’t been asked yet"; and what comes next: "ask Priya", ""
// when it is over or one of the two has died.
std::string state_in_words(const NamedIntroduction&);
std::string next_in_words(const NamedIntroduction&);
// "This introduction is over.", or whose death ended it; of one under way "".
std::string why_nothing_comes_next(const NamedIntroduction&);
// The other is first, with the words that are kept for them.
NamedIntroduction the_other_way_round(NamedIntroduction);
// In the same order.
std::vector<NamedIntroduction> with_names(store::ReadTx&, std::vector<Introduction>);
// Throws not_found, saying whether somebody is in the trash or which change took it away.
NamedIntroduction introduction_numbered(store::ReadTx&, IntroductionId);

enum class IfInDoubt { refuse, begin_anyway };
struct NewIntroduction {
  PersonId first = {}, second = {};
  std::string why = {};
  IfInDoubt if_in_doubt = IfInDoubt::refuse;
};
// Throws invalid for the same person, for you and for somebody who has died, conflict where one is
// under way. In doubt are two who know each other already, of whom one said no, or of whom you said
// that you won't introduce them: conflict, with introduce_anyway as what comes next.
Did<NamedIntroduction> start_introduction(const App&, const NewIntroduction&);

struct StepTaken {
  introduction::Step step = introduction::Step::ask;
  PersonId whom = {};                // of ask, yes and no; 0: whose turn it is. A no keeps no name
  std::optional<LocalDate> on = {};  // today when it isn't said
  std::string how_it_went = {};      // of close
};
// While nobody has been asked either may be asked first. No change where somebody was asked on that
// day already. Throws refused for a step that is none from where the introduction is, invalid for a
// day to come or before the step before. With
// `introduce` it is noted, too, that they know each other through you.
// Where one of the two has died it can only be ended.
Did<NamedIntroduction> take_step(const App&, IntroductionId, const StepTaken&);
// What the change of a step is called, after it: "asked Maya Chen about meeting Priya Raman".
std::string what_was_done(const NamedIntroduction&, introduction::Step);
// You asked, and what there is to hear is to come: the day's list has it again in two weeks. Throws
// refused before the introduction, and when it is over.
Did<NamedIntroduction> note_asked_how_it_went(const App&, IntroductionId);

// Of an idea: who would be asked second is asked first. Throws refused once somebody was asked.
Did<NamedIntroduction> ask_the_other_first(const App&, IntroductionId);
// They are not suggested again; no change where that was said before. Throws as
// start_introduction() does.
Did<NamedIntroduction> say_not_these_two(const App&, PersonId, PersonId);
// Not named on the day's list before that day. Throws invalid for a day that is not to come.
Did<NamedIntroduction> rest_introduction(const App&, IntroductionId, LocalDate until);

}  // namespace wellmet::actions
