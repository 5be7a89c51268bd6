#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"
#include "model/follow_up.h"
#include "model/introductions/introduction.h"

namespace wellmet::store {
class ReadTx;
class WriteTx;
}  // namespace wellmet::store

// What else happens in the notebook, and settles an introduction that is under way. Each is within
// a deed that does more.
namespace wellmet::actions {

// As the relation of two whom you put in touch is said.
inline constexpr std::string_view word_introduced_by_you = "introduced by you";

// Before `join` is merged into `keep`: where both are being introduced to the same person, the one
// that is further along goes on, with the reason, the words and the yes that only the other had.
void join_introductions(store::WriteTx&, PersonId keep, PersonId join);

// You introduced the two on that day, as you say. An introduction of theirs of which both had said
// yes by then is made by it; another ends, since it happened elsewhere; an idea that nobody was
// asked about is taken away.
struct IntroducedTwo {
  PersonId one = {}, other = {};
  LocalDate on = {};
};
enum class BecauseIntroduced { made, ends, taken_away };
struct SettledIntroduction {
  Introduction thread = {};  // as it is then
  BecauseIntroduced how = BecauseIntroduced::made;
};
// "introduction 3 ends: you introduced them, before both yeses were noted"
std::string in_words(const SettledIntroduction&);
// What that does to the one under way; nothing where none is, or it is made already.
std::optional<SettledIntroduction> settled_by_introducing(store::ReadTx&, const IntroducedTwo&);
void note_introduced(store::WriteTx&, const IntroducedTwo&);
// To ask the one how it went, where nothing else will: nothing where an introduction of theirs
// asks, or was made before, or it is noted already that you introduced them.
std::optional<FollowUp> asks_how_it_went(store::ReadTx&, const IntroducedTwo&, LocalDate today);

}  // namespace wellmet::actions
