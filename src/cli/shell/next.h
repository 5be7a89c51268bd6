#pragma once
#include <string>

#include "base/next.h"

namespace wellmet::cli {

// What to do next, as a command: "To add them: wellmet person add "Maya Chen"".
std::string in_words(const Next&);

}  // namespace wellmet::cli
