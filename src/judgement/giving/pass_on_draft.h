#pragma once
#include <string>

#include "formats/message_link.h"
#include "model/giving/resource.h"

namespace wellmet {

// Words with which to pass it on to somebody: what it is and where. A beginning, to be changed
// before it goes out. `from`: how the user is called; "" unknown.
Message pass_on_draft(const Resource&, const std::string& called, const std::string& from);

}  // namespace wellmet
