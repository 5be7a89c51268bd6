#pragma once
#include <string>
#include <vector>

#include "base/next.h"
#include "language/log/log_line.h"

namespace wellmet::language {

// All that was understood, a line of text for each kind of thing, the first one saying what, when
// and where. `names` are the people's full names, one for each mention.
//   coffee (real) · Thu 5 Mar 2026 · at Blue Bottle
//   with Maya Chen, Jo Okafor
//   interests: dogs, pottery
//   follow-up: thank Maya Chen, due tomorrow Fri 6 Mar
std::vector<std::string> echo(const LogLine&, const std::vector<std::string>& names,
                              LocalDate today);

// The same, each line with what it tells of, so that it can be struck out. `none`: who, the note
// and doubts.
enum class EchoPart {
  none,
  happened,
  interests,
  follow_up,
  question,
  ask,
  offer,
  advice,
  date,
  known,
  relation
};
struct EchoLine {
  std::string text = {};
  EchoPart part = EchoPart::none;
  std::size_t index = 0;          // which of the line's follow-ups, questions …, or occasions
  std::optional<Next> next = {};  // what to do about a doubt
};
std::vector<EchoLine> echo_lines(const LogLine&, const std::vector<std::string>& names,
                                 LocalDate today);

// "tomorrow Fri 6 Mar", "today", "Fri 20 Mar", with the year when it is another one.
std::string day_near(LocalDate day, LocalDate today);

}  // namespace wellmet::language
