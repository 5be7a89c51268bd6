#pragma once

namespace wellmet {

// Of so many people at most it is worth saying that only they share something.
inline constexpr int few_people = 10;

}  // namespace wellmet
