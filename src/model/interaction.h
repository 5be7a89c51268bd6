#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/instant.h"

namespace wellmet {

// What happened. `met` is being together with no better word; `other` keeps a word of one's own.
enum class InteractionKind {
  met,
  coffee,
  meal,
  drink,
  walk,
  call,
  video_call,
  message,
  email,
  letter,
  comment,
  like,
  gift,
  event,
  visit,
  help_given,
  help_received,
  advice_received,
  advice_given,
  introduced_by,
  hosted_by,
  thanked,
  congratulated,
  other
};

struct InteractionKindInfo {
  InteractionKind kind;
  const char* word;      // stored and shown: "video call"
  const char* sentence;  // in a listing: "had coffee with", "a video call with"
  const char* noun;      // what one notes, with its article: "an email", "advice"
  bool light;            // a light touch unless said otherwise
};
const std::vector<InteractionKindInfo>& interaction_kinds();
const InteractionKindInfo& info(InteractionKind);
std::string to_text(InteractionKind);
// Whether you were in one place: not a call, a letter, or what one does for another.
bool is_together(InteractionKind);
std::optional<InteractionKind> parse_interaction_kind(std::string_view);

// Light: a message, a comment, a like. Real: you talked.
enum class Touch { light, real };

struct Interaction {
  InteractionId id = {};
  InteractionKind kind = InteractionKind::met;
  Touch touch = Touch::real;
  std::string setting = {};  // "coffee shop", "conference", "video call"
  std::string place = {};    // "Blue Bottle"
  LocalDate day = {};
  std::optional<Instant> at = {};  // when the time of day is known
  std::vector<PersonId> people = {};
  std::string note = {};
  std::string line = {};        // as it was written in the log; "" for others
  std::string source = {};      // "log", "import:tracker"
  std::string source_key = {};  // stable within the source, so that an import again is harmless
  friend bool operator==(const Interaction&, const Interaction&) = default;
};
// The word for what happened: `other` has one of its own ("climbing", "invitation") where it is
// known.
std::string word_for(const Interaction&);

}  // namespace wellmet
