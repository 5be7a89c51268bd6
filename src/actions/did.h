#pragma once
#include <utility>

#include "base/id.h"

namespace wellmet::actions {

// What an action gives back, with the change that it made, which a front can offer to undo: 0 when
// all was so already. Actions that give nothing else back give the change alone.
template <class Result>
struct Did : Result {
  Did(Result what_is_so, DeedId change_made) : Result(std::move(what_is_so)), change(change_made) {}
  DeedId change = {};
};

}  // namespace wellmet::actions
