#pragma once
#include <cstddef>
#include <string>

#include "actions/app.h"

namespace wellmet::actions {

// Removed people stay in the trash for so long, and can be had back.
constexpr int trash_days = 30;

// The person's name. Throws refused for the owner, and conflict when they are removed already.
std::string remove_person(const App&, PersonId);
// The person's name. Throws conflict when they were not removed, or were joined with another.
std::string restore_person(const App&, PersonId);
// Forgets for good who was removed longer ago than that; how many.
std::size_t empty_trash(const App&);

}  // namespace wellmet::actions
