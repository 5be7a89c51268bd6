#pragma once
#include <string_view>
#include <vector>

#include "base/date.h"
#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// How long two people have known each other, when the whole text says that: "for years", "ages",
// "always", "all my life", "since school" become text as is_how_long() knows it; "for 20 years" the
// year it began, about. Else empty.
PartialDate read_known_for(std::string_view text, LocalDate today);

// What a line says of that: "@jo, an old school friend", "my oldest friend @jo", "known her for
// ages", "we go way back". Nothing where it stays open whom it is said of.
std::vector<LogKnown> known_in(const CutLine&, const Prose& whole, LocalDate today);

}  // namespace wellmet::language
