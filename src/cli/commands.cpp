// The table of contents of the command line: help, completion, the man page and the docs check walk
// this list, in this order.
#include "cli/command.h"

namespace wellmet::cli {

extern const Command today, reconnect, done, later, leave;
extern const Command person_add, person_list, person_show;
extern const Command history, undo, bench_data, completion, man;
extern const Command duplicates, person_merge, person_not_same;
extern const Command search, log;
extern const Command interaction_list, interaction_edit, interaction_remove;
extern const Command followup_add, followup_list, followup_done, followup_later, followup_drop;

const std::vector<const Command*>& commands() {
  static const std::vector<const Command*> list = {
      &today,
      &done,
      &later,
      &leave,
      &reconnect,
      &log,
      &interaction_list,
      &interaction_edit,
      &interaction_remove,
      &followup_add,
      &followup_list,
      &followup_done,
      &followup_later,
      &followup_drop,
      &person_add,
      &person_list,
      &person_show,
      &search,
      &duplicates,
      &person_merge,
      &person_not_same,
      &history,
      &undo,
      &bench_data,
      &completion,
      &man,
  };
  return list;
}

const Command* command_named(std::string_view name) {
  for (const Command* command : commands()) {
    if (name == command->name) return command;
  }
  return nullptr;
}

}  // namespace wellmet::cli
