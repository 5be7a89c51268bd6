#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "judgement/claim.h"

namespace wellmet {

// What a first sentence can be drawn from, of one person.
struct OpenerStory {
  std::string told = {};  // the newest thing that they told you
  std::optional<LocalDate> told_on = {};
  std::string question = {};  // the newest that you wanted to ask
  std::string shared = {};    // the rarest thing that you share
  int contacts = 0;           // days on which you were in touch
};

// What a sentence is drawn from, to be shown beside it.
enum class OpenerGround { reason, told, question, shared };
std::string to_text(OpenerGround);  // "reason", "told", "question", "shared"

struct Opener {
  std::string text = {};
  OpenerGround ground = OpenerGround::reason;
  friend bool operator==(const Opener&, const Opener&) = default;
};

inline constexpr std::size_t most_openers = 3;
// First sentences to write to them, the best to begin with first: what you have to say (`reason`,
// a claim of the day's list, where there is one), then what the story gives. They say what is
// noted and nothing more, and praise nobody. After each contact another one of the story leads, so
// that no two letters begin alike while there are two to choose from.
std::vector<Opener> openers(const std::optional<Claim>& reason, const OpenerStory&,
                            LocalDate today);

}  // namespace wellmet
