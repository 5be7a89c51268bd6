#pragma once
#include <functional>

#include "actions/app.h"

// Imports are written in slices (store/history/long_deed.h). One that was broken off, by a signal,
// a fault or a power cut, leaves nothing: who comes next takes it back before doing anything else.
namespace wellmet::actions {

// Takes back the account's deeds that were broken off, in slices. Does nothing when there is none,
// while whoever writes them is alive, and in a store that may only be read.
void take_back_broken_off(const App&);
enum class Outcome { nothing_left, some_kept };  // kept is what others built on
// The same, for one who holds the account's long deeds.
Outcome take_back_held(const App&);
// The same for every account of a store.
void take_back_broken_off_of_all(store::Connection&, const std::function<Instant()>& clock);

}  // namespace wellmet::actions
