#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace wellmet {

enum class FollowUpKind {
  thank,
  circle_back,
  close_the_loop,
  congratulate,
  share,
  meet_again,
  check_in,
  custom
};
enum class FollowUpState { open, done, dropped };

// One line a kind: adding a kind is adding a line to the table in follow_up.cpp.
struct FollowUpKindInfo {
  FollowUpKind kind;
  const char* word;  // stored and shown: "circle back"
  const char* act;   // next act, with {} for the name: "Tell {} what came of the advice"
  int default_days;  // due so many days after it arose, when nobody says when
};
const std::vector<FollowUpKindInfo>& follow_up_kinds();
const FollowUpKindInfo& info(FollowUpKind);
std::string to_text(FollowUpKind);
// "thank", "thanks", "circle back", "circle-back", "meet" …; nothing when unknown.
std::optional<FollowUpKind> parse_follow_up_kind(std::string_view);
std::string to_text(FollowUpState);
// What is to be done, in English: "thank Maya: the ladder", "check in with Jo", and for one's own
// words "owe Pooja a book (for Pooja)", without the name where the words hold it. Nobody named:
// "thank: the ladder".
std::string in_words(FollowUpKind, std::string_view who, std::string_view text);

struct FollowUp {
  FollowUpId id = {};
  PersonId person = {};
  FollowUpKind kind = FollowUpKind::custom;
  std::string text = {};
  LocalDate due = {};
  FollowUpState state = FollowUpState::open;
  LocalDate made = {};
  std::optional<LocalDate> closed = {};
  InteractionId from = {};   // the interaction that it arose from
  PersonId about = {};       // close the loop: whom you were introduced to
  NoteId note = {};          // the advice, or what they looked for, that it is about
  std::string rule = {};     // the rule that made it; "" when the user did. Never twice for one
                             // (person, rule, interaction)
  std::string repeats = {};  // "2 weeks": comes again when done (base/repeat.h, to_text); "" not
  friend bool operator==(const FollowUp&, const FollowUp&) = default;
};

}  // namespace wellmet
