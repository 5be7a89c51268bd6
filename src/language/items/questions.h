#pragma once
#include <cstddef>
#include <optional>

#include "language/log/pieces.h"
#include "language/log/prose.h"

namespace wellmet::language {

// Where the question begins in a clause that begins at `at` and asks somebody something: "must ask
// Jo, the next time I see her, did the visa come", "find out from Jo whether …".
std::optional<std::size_t> question_to_them(const CutLine&, const Prose&, std::size_t at);
// The same where the clause speaks of the next time: "Next time I see Raj: how did the test go?",
// "At our next meeting I want to ask Ana how her pilgrimage was".
std::optional<std::size_t> question_for_next_time(const CutLine&, const Prose&, std::size_t at);

}  // namespace wellmet::language
