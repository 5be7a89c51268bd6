#pragma once
#include <cstdint>

#include "actions/app.h"
#include "base/id.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// How close somebody is to be kept, as it is chosen face by face on the first day.
enum class Closeness {
  keep_up,         // a wish: about every month
  now_and_then,    // about every six months
  just_an_address  // on the day's list only for promises
};
inline constexpr int keep_up_days = 30;
inline constexpr int now_and_then_days = 182;
// As many as most people can truly keep up with, beside those they meet anyway.
inline constexpr int a_dozen = 12;

// How many there are to choose from, right after an import: as long as nobody is kept up with and
// nothing is noted of anybody; then 0.
std::int64_t to_choose_from(store::ReadTx&);

// A deed. Throws not_found.
DeedId keep(const App&, PersonId, Closeness);

}  // namespace wellmet::actions
