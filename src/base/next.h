#pragma once
#include <cstdint>
#include <string>

#include "base/error.h"

// What the user can do about an error: a value, which each front words in its own way, as a command
// on the terminal, as a link on a page.
namespace wellmet {

struct Next {
  enum class Act {
    add_person,      // called `name`
    restore_person,  // `id`
    say_your_name,   // nobody has said who the owner is
    see_people,
    see_trash,
    see_people_and_trash,
    see_person,  // a person's dates
    see_notes,
    see_positions,
    see_photos,
    see_interactions,
    see_follow_ups,
    undo_keeping_used  // the change `id`, but for what was used since
  };
  Act act = Act::see_people;
  std::int64_t id = 0;
  std::string name = {};
};

class ErrorWithNext : public Error {
 public:
  ErrorWithNext(ErrorKind kind, const std::string& message, Next next)
      : Error(kind, message), next_(std::move(next)) {}
  const Next& next() const { return next_; }

 private:
  Next next_;
};

}  // namespace wellmet
