#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
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

  const std::string& name_of(PersonId one) const { return one == thread.first ? first : second; }
  const std::string& called(PersonId one) const {
    return one == thread.first ? first_called : second_called;
  }
};
// In the same order.
std::vector<NamedIntroduction> with_names(store::ReadTx&, std::vector<Introduction>);
// Throws not_found.
NamedIntroduction introduction_numbered(store::ReadTx&, IntroductionId);

// Whether the two are known to know each other: by a relation either way, also where a card only
// names the other in full, by an introduction, or since they were met together.
bool knows_each_other(store::ReadTx&, PersonId, PersonId);
// "They know each other already: Jo Okafor is Maya Chen’s sister." as far as is noted; "" when
// nothing is. Throws as start_introduction() does for two who can't be introduced.
std::string known_already(store::ReadTx&, PersonId first, PersonId second);
enum class IfAcquainted { refuse, begin_anyway };
struct NewIntroduction {
  PersonId first = {}, second = {};
  std::string why = {};
  IfAcquainted if_acquainted = IfAcquainted::refuse;
};
// Throws invalid for the same person, for you and for somebody who has died, conflict where one is
// under way and where the two know each other already.
Did<NamedIntroduction> start_introduction(const App&, const NewIntroduction&);

struct StepTaken {
  introduction::Step step = introduction::Step::ask;
  PersonId whom = {};                // of ask, yes and no; 0: whose turn it is
  std::optional<LocalDate> on = {};  // today when it isn't said
  std::string how_it_went = {};      // of close
};
// While nobody has been asked either may be asked first. Throws refused for a step that is none
// from where the introduction is, invalid for a day to come or before the step before. With
// `introduce` it is noted, too, that they know each other through you.
Did<NamedIntroduction> take_step(const App&, IntroductionId, const StepTaken&);

// Of an idea: who would be asked second is asked first. Throws refused once somebody was asked.
Did<NamedIntroduction> ask_the_other_first(const App&, IntroductionId);
// They are not suggested again. Throws as start_introduction() does.
Did<NamedIntroduction> say_not_these_two(const App&, PersonId, PersonId);
// Not named on the day's list before that day. Throws invalid for a day that is not to come.
Did<NamedIntroduction> rest_introduction(const App&, IntroductionId, LocalDate until);
// Why the two should meet, as it stands in the thread.
Did<NamedIntroduction> change_why(const App&, IntroductionId, const std::string& why);

}  // namespace wellmet::actions
