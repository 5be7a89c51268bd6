#pragma once
#include <string>

#include "model/giving/resource.h"

namespace wellmet {

// Words for a post on it: what it is, until when, the link, and an invitation to answer. Nothing
// about anybody. A beginning, to be changed before it goes out.
std::string post_draft(const Resource&);

}  // namespace wellmet
