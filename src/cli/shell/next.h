#pragma once
#include <string>

#include "base/error.h"
#include "base/next.h"
#include "base/problem.h"

namespace wellmet::cli {

// What to do next, as a command: "To add them: wellmet person add "Maya Chen"".
std::string in_words(const Next&);
// What happened, and what to do next where the error says so.
std::string in_words(const Error&);
// How to correct what a reader could not take; "" when nothing is known.
std::string cure_in_words(const Problem&);

}  // namespace wellmet::cli
