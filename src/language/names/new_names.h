#pragma once
#include <cstddef>

#include "language/names/name_lists.h"
#include "language/names/name_places.h"

namespace wellmet::language {

// Whether somebody who is not known is named by the word that stands here.
bool is_new_name(const NamePlaces&, std::size_t at, const NameLists&, const IsKnown&);

}  // namespace wellmet::language
