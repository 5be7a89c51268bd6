#pragma once
#include <cstdint>
#include <string>

#include "base/date.h"
#include "base/error.h"

// What the user can do about an error, a problem or a doubt: a value, which each front words in its
// own way, as a command on the terminal, as a link on a page. Nothing below the fronts names a
// command or a button (tools/check_words).
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
    undo_change,        // the change `id`
    see_things,         // to pass on
    say_post_day,       // the thing `id` was posted on another day than was noted
    undo_keeping_used,  // the change `id`, but for what was used since
    see_history,
    see_today,
    see_pieces,        // of a line of the log, with their numbers
    put_off_line,      // of today's list
    introduce_anyway,  // begin the introduction all the same
    plan_follow_up,    // for `day`, where it is known
    say_date_order,    // what comes first in 3/4
    name_column,       // which column of the spreadsheet holds the names; it has one called `name`
    day_first,         // the column `name`, read as `field`, has the day before the month
    file_day_first,    // the file has the day before the month
    say_which_is_you,  // of those who write in a file, called `name`
    say_which_guest_is_you,  // of a calendar's, called `name`
    say_your_addresses,      // on your own card
    take_all_meetings,       // of every day, and with many people, too
    import_archive,          // the file `name`
    import_into_new_store,
    choose_store,    // another file for the store
    leave_one_name,  // of a store's file that has several
    restore_backup,  // into the store's place
    unpack_backup,   // the backup `name`, before it is used
    see_damage,
    save_or_restore,           // what is left of a damaged store, or a backup in its place
    restore_or_save,           // the same, a backup first
    repair,                    // what can be made again from other things
    restore_earlier,           // a backup from before the damage
    restore_earlier_or_accept  // or it is right as it is now
  };
  Act act = Act::see_people;
  std::int64_t id = 0;
  std::string name = {};
  std::string field = {};
  LocalDate day = {};
  friend bool operator==(const Next&, const Next&) = default;
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
