#pragma once
#include <cstddef>
#include <functional>

#include "language/names/name_places.h"

namespace wellmet::language {

// Whether the word that stands here is called by one of the people known.
using IsKnown = std::function<bool(std::size_t at)>;

// Whether the capitalised word that stands here is one of a list of people: "met Rasmus Holt,
// Chioma Obi and Piet", "board dinner: Jo, Tunde Bakare (AV), Dmitri K.", "with the choir lot
// (Orla, Jess)". A list is one of people when somebody in it is known, is titled or has two words,
// or when the word before it says so.
bool is_in_a_list_of_people(const NamePlaces&, std::size_t at, const IsKnown&);

// Whether a list of two or more stands behind this mark, with somebody known or titled in it.
bool begins_a_list_with_somebody_known(const NamePlaces&, std::size_t mark, const IsKnown&);

}  // namespace wellmet::language
