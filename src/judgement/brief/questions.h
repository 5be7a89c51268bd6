#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "judgement/cadence.h"
#include "model/brief/question.h"

// Which good questions suit a meeting. Pure: what was asked before is handed in.
namespace wellmet {

// One of Wellmet's own: its number is the same for ever, so that it can be named.
struct BuiltInQuestion {
  int number = 0;
  Situation situation = Situation::catching_up;
  std::string_view text = {};
};
const std::vector<BuiltInQuestion>& built_in_questions();

// What is noted of somebody that says what kind of meeting it will be.
struct BeforeMeeting {
  bool nothing_between = false;  // no interaction, nor anything that they told you
  bool mentor = false;           // you said that they are
  std::optional<LocalDate> last_in_touch = {};
  RhythmState rhythm = {};
};
struct SituationRead {
  Situation situation = Situation::catching_up;
  std::string because = {};  // a sentence; "" for catching up
};
SituationRead situation_of(const BeforeMeeting&, LocalDate today);

struct ProposedQuestion {
  std::string code = {};  // "q3" of one's own, "b12" of a built-in one
  std::string text = {};
};
// Own ones first, then built-in ones, in an order that is the same for one seed; never one of
// those that were put to them or are noted for them, however they are spelled.
std::vector<ProposedQuestion> questions_for(Situation, const std::vector<OwnQuestion>&,
                                            const std::vector<std::string>& known_questions,
                                            std::string_view seed, std::size_t most);
// Whether two texts are one question: "How's the studio?" and "how's the studio".
bool is_same_question(std::string_view, std::string_view);

}  // namespace wellmet
