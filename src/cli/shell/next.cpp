#include "cli/shell/next.h"

#include <fmt/format.h>

#include "actions/people/who.h"

namespace wellmet::cli {
namespace {

std::string in_words_of_a_calendar(const Next& next) {
  if (next.act == Next::Act::take_all_meetings) return "To import these, too: --all-meetings";
  if (next.act == Next::Act::say_your_addresses)
    return "If you are invited under another address, add it to your own card: wellmet me set "
           "--add-email ADDRESS";
  return fmt::format(
      "Say it with --me NAME, one of {}; or --me none, if you are none of them. To be asked no "
      "more: wellmet me set --add-email ADDRESS",
      next.name);
}

std::string in_words_of_columns(const Next& next) {
  if (next.act == Next::Act::name_column)
    return fmt::format("Say which one does, as in --map \"{}=name\".", next.name);
  if (next.act == Next::Act::file_day_first)
    return "If the day comes first in this file, undo, and import it with --dates day-first.";
  return fmt::format("If the day stands first, undo and import with --map \"{}={} day first\".",
                     next.name, next.field);
}

std::string in_words_of_giving(const Next& next) {
  if (next.act == Next::Act::see_things) return "`wellmet share list --all` shows them.";
  return fmt::format("If it was another day: wellmet share posted r{} --on DAY", next.id);
}

// Of a store, its backups and what it is made from.
std::string in_words_of_a_file(const Next& next) {
  using Act = Next::Act;
  switch (next.act) {
    case Act::say_which_is_you:
      return fmt::format(
          "Say it with --me NAME, one of {}; or --me none, if you wrote nothing. To be asked "
          "no more: wellmet me set --nickname NAME",
          next.name);
    case Act::say_which_guest_is_you:
    case Act::say_your_addresses:
    case Act::take_all_meetings:
      return in_words_of_a_calendar(next);
    case Act::import_archive:
      return fmt::format("To import it: wellmet import {}", next.name);
    case Act::import_into_new_store:
      return "Or import it into a new one: wellmet --store NEW.db import FILE";
    case Act::choose_store:
      return "Name a file with --store or WELLMET_STORE, such as --store friends.db.";
    case Act::leave_one_name:
      return "Close every program that has it open, then remove its other name; the file keeps "
             "all it holds. If a file ending in -wal is left beside one of the names, keep that "
             "name: it holds the last changes.";
    case Act::restore_backup:
      return "Give the path of a Wellmet store, or restore a backup with `wellmet restore`.";
    case Act::unpack_backup:
      return fmt::format("Restore it first: wellmet restore {} --store NEW.db", next.name);
    case Act::see_damage:
      return "`wellmet doctor` says what can be saved.";
    case Act::save_or_restore:
      return "`wellmet doctor` says what can be saved; `wellmet restore` puts a backup in its "
             "place.";
    case Act::restore_or_save:
      return "Put your newest backup in its place: wellmet restore FILE. What can still be read of "
             "this one: wellmet doctor --salvage NEW.db";
    case Act::repair:
      return "To repair it: wellmet doctor --repair";
    case Act::restore_earlier:
      return "A backup from before the damage has it as it was: wellmet restore FILE";
    case Act::restore_earlier_or_accept:
      return "A backup from before the damage has it as it was: wellmet restore FILE. If it is "
             "right as it is now, or once you have corrected it: wellmet doctor --accept";
    default:  // worded by who called this
      break;
  }
  return "";
}

// Of one thing that was done, or is about to be.
std::string in_words_of_a_change(const Next& next) {
  using Act = Next::Act;
  switch (next.act) {
    case Act::undo_change:
      return fmt::format("To have it back: wellmet undo {}", next.id);
    case Act::undo_keeping_used:
      return fmt::format("Or undo it and keep what was used since: wellmet undo {} --keep-used",
                         next.id);
    case Act::put_off_line:
      return "To put the line off: wellmet later N DAY";
    case Act::introduce_anyway:
      return "To begin all the same: --anyway";
    default:
      return in_words_of_a_file(next);
  }
}

}  // namespace

std::string in_words(const Next& next) {
  using Act = Next::Act;
  switch (next.act) {
    case Act::add_person:
      return fmt::format("To add them: wellmet person add \"{}\"", next.name);
    case Act::restore_person:
      return fmt::format("To have them back: wellmet person restore {}", next.id);
    case Act::say_your_name:
      return "To say it: wellmet me set --name \"Your Name\"";
    case Act::see_people:
      return "`wellmet person list` shows all.";
    case Act::see_trash:
      return "`wellmet person list --removed` shows who is.";
    case Act::see_people_and_trash:
      return "`wellmet person list` and `wellmet person list --removed` show all.";
    case Act::see_person:
      return "`wellmet person show WHO` lists them.";
    case Act::see_notes:
      return "`wellmet note list WHO` shows them.";
    case Act::see_positions:
      return "`wellmet job list WHO` shows them.";
    case Act::see_photos:
      return "`wellmet photo list WHO` shows them.";
    case Act::see_interactions:
      return "`wellmet interaction list` shows them.";
    case Act::see_follow_ups:
      return "`wellmet followup list` shows them.";
    case Act::see_history:
      return "See `wellmet history`.";
    case Act::see_today:
      return "`wellmet today` shows it.";
    case Act::see_pieces:
      return "`wellmet log --dry-run` numbers them.";
    case Act::plan_follow_up:
      return fmt::format("For something you mean to do: wellmet followup add WHO KIND --on {}",
                         next.day == LocalDate{} ? "DAY" : to_iso(next.day));
    case Act::say_date_order:
      return "Where the month comes first: wellmet me set --dates month-first";
    case Act::name_column:
    case Act::day_first:
    case Act::file_day_first:
      return in_words_of_columns(next);
    case Act::see_things:
    case Act::say_post_day:
      return in_words_of_giving(next);
    default:
      return in_words_of_a_change(next);
  }
}

namespace {

std::string which_one(const actions::SeveralFit& error) {
  std::string list;
  for (const store::PersonLine& line : error.people()) {
    list += fmt::format("\n  {}  {}", line.id.value, line.name);
    if (!line.organisation.empty()) list += ", " + line.organisation;
  }
  if (error.more() > 0) list += fmt::format("\n  and {} more", error.more());
  return fmt::format("\"{}\" fits more than one person; say which by the number:{}", error.name(),
                     list);
}

}  // namespace

std::string in_words(const Error& error) {
  if (const auto* several = dynamic_cast<const actions::SeveralFit*>(&error))
    return which_one(*several);
  const auto* with_next = dynamic_cast<const ErrorWithNext*>(&error);
  return with_next ? fmt::format("{} {}", error.what(), in_words(with_next->next())) : error.what();
}

std::string cure_in_words(const Problem& problem) {
  if (!problem.next) return problem.cure;
  const std::string words = in_words(*problem.next);
  return problem.cure.empty() ? words : fmt::format("{} {}", words, problem.cure);
}

}  // namespace wellmet::cli
