#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "model/giving/resource.h"
#include "store/history/forget.h"

namespace wellmet::actions {

// Whom a command means: a number ("12") or a whole name, of somebody in the trash too. Throws
// not_found; conflict, with the numbers, when it is a part of a name or the name of several;
// refused for somebody who was merged into another.
PersonId person_to_forget(store::ReadTx&, std::string_view text);

// What forgetting someone would take away, and what it leaves.
struct Forgettable {
  PersonId person = {};
  std::string name = {};
  std::vector<std::string> merged = {};  // names of those merged into them, who go too
  store::StoryCounts story = {};
  // Other people's notes, interactions, follow-ups and cards that `wellmet search NAME` still
  // finds: they stay as they are.
  std::int64_t mentions = 0;
  // What is kept to pass on and still has the name: it stays as it is.
  std::vector<Resource> things = {};
  // Copies of the store beside it that were made before and hold the person still.
  std::vector<std::string> copies = {};
};
// Of somebody merged into another: of that other. Throws not_found, and refused for the owner.
Forgettable what_would_be_forgotten(const App&, PersonId);

struct Forgotten {
  DeedId change = {};
  std::size_t people = 0;
  std::size_t uploads = 0;  // files that waited to be imported: they may have held the person
  // Why deleted words may still be in the store's files; "" when they are not.
  std::string traces = {};
};
// Forgets a person for good, with all who were merged into them: card and story, their places in
// the journal, the index of words, files of photos, names of changes. Cannot be undone.
Forgotten forget_person(const App&, PersonId);
// The same for several, as one deed. Whom is asked within it, so that nobody who was restored
// meanwhile is among them. For the trash (actions/people/trash.h).
struct ToForget {
  std::vector<PersonId> people = {};
  std::string deed_name = {};
};
using Whom = std::function<ToForget(store::ReadTx&)>;
Forgotten forget_people(const App&, const Whom&);

// Takes what was deleted out of unused pages and the log. Why something may still be there, or "".
std::string traces_left(const App&);

}  // namespace wellmet::actions
