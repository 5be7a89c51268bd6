#pragma once
#include <vector>

#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// What a line says in plain words beside what happened: promises and to-dos of the writer, what
// somebody looks for, offers or loves, questions for the next time; and what did not happen or is
// still to come, of which nothing is kept but the words.
// `unclear`: what somebody looks for or offers, said of "she" where two were named together.
enum class PlainKind { follow_up, ask, offer, question, interest, undone, unclear };

struct PlainItem {
  PlainKind kind = PlainKind::undone;
  std::size_t first = 0;  // words of the prose [first, last)
  std::size_t last = 0;
  LogFollowUp follow_up = {};
  LogText text = {};
  LogInterest interest = {};
};

// The items of the whole line's prose, in order and not overlapping.
std::vector<PlainItem> plain_items(const CutLine&, const Prose& whole, const LogContext&);

}  // namespace wellmet::language
