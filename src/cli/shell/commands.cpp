// The table of contents of the command line: help, completion, the man page and the docs check walk
// this list, in this order.
#include "cli/shell/command.h"

namespace wellmet::cli {

extern const Command today, reconnect, done, later, leave, start;
extern const Command serve;
extern const Command brief, debrief;
extern const Command person_add, person_list, person_show, person_edit;
extern const Command person_remove, person_restore;
extern const Command interest_add, interest_remove, interest_list;
extern const Command fact_add, question_add, question_done;
extern const Command question_asked, question_bank, question_keep, question_drop;
extern const Command note_add, note_list, note_edit, note_remove;
extern const Command position_add, position_list, position_end, position_remove;
extern const Command date_add, date_list, date_remove;
extern const Command relation_add, relation_list, relation_remove;
extern const Command intro_suggest, intro_start, intro_list, intro_show, intro_asked, intro_yes,
    intro_no;
extern const Command intro_introduced, intro_met, intro_close, intro_later, intro_not_these,
    intro_words;
extern const Command intro_path;
extern const Command share, share_list, share_show, share_save, share_given, share_not_for;
extern const Command share_edit, share_remove, share_post, share_posted, share_answered;
extern const Command give_lists, give_asked;
extern const Command openers_command;
extern const Command ask_add, ask_list, ask_met_command, ask_close_command;
extern const Command advice_add, advice_list, advice_followed, advice_told, advice_close;
extern const Command offer_add, offer_list, offer_taken_command, offer_close_command;
extern const Command event_add, event_list, event_show, event_edit, event_remove;
extern const Command event_going, event_maybe, event_not, event_came;
extern const Command hope_add, hope_list, hope_met, hope_drop, met_people;
extern const Command dates;
extern const Command photo_add, photo_list, photo_face, photo_remove, photo_save;
extern const Command me, me_set, me_interest;
extern const Command history, undo, forget, bench_data, completion, man;
extern const Command duplicates, person_merge, person_not_same, person_split;
extern const Command search, log;
extern const Command import_files, export_file;
extern const Command backup, restore, doctor;
extern const Command stats, settings, settings_get, settings_set;
extern const Command account_list, account_add, account_password;
extern const Command evaluate_drift, evaluate_notice, evaluate_duplicates, evaluate_log;
extern const Command evaluate_introductions;
extern const Command interaction_list, interaction_edit, interaction_remove;
extern const Command followup_add, followup_list, followup_done, followup_later, followup_drop;

const std::vector<const Command*>& commands() {
  static const std::vector<const Command*> list = {
      &today,
      &done,
      &later,
      &leave,
      &brief,
      &debrief,
      &serve,
      &reconnect,
      &start,
      &dates,
      &log,
      &interaction_list,
      &interaction_edit,
      &interaction_remove,
      &followup_add,
      &followup_list,
      &followup_done,
      &followup_later,
      &followup_drop,
      &openers_command,
      &person_add,
      &person_list,
      &person_show,
      &person_edit,
      &person_remove,
      &person_restore,
      &interest_add,
      &interest_remove,
      &interest_list,
      &fact_add,
      &question_add,
      &question_done,
      &question_asked,
      &question_bank,
      &question_keep,
      &question_drop,
      &note_add,
      &note_list,
      &note_edit,
      &note_remove,
      &position_add,
      &position_list,
      &position_end,
      &position_remove,
      &date_add,
      &date_list,
      &date_remove,
      &relation_add,
      &relation_list,
      &relation_remove,
      &photo_add,
      &photo_list,
      &photo_face,
      &photo_remove,
      &me,
      &me_set,
      &me_interest,
      &intro_suggest,
      &intro_start,
      &intro_list,
      &intro_show,
      &intro_words,
      &intro_asked,
      &intro_yes,
      &intro_no,
      &intro_introduced,
      &intro_met,
      &intro_close,
      &intro_later,
      &intro_not_these,
      &intro_path,
      &give_lists,
      &give_asked,
      &ask_add,
      &ask_list,
      &ask_met_command,
      &ask_close_command,
      &offer_add,
      &offer_list,
      &offer_taken_command,
      &offer_close_command,
      &advice_add,
      &advice_list,
      &advice_followed,
      &advice_told,
      &advice_close,
      &share,
      &share_list,
      &share_show,
      &share_given,
      &share_not_for,
      &share_post,
      &share_posted,
      &share_answered,
      &share_edit,
      &share_save,
      &share_remove,
      &event_add,
      &event_list,
      &event_show,
      &event_edit,
      &event_going,
      &event_maybe,
      &event_not,
      &event_came,
      &event_remove,
      &met_people,
      &hope_add,
      &hope_list,
      &hope_met,
      &hope_drop,
      &search,
      &duplicates,
      &person_merge,
      &person_not_same,
      &person_split,
      &import_files,
      &export_file,
      &photo_save,
      &history,
      &undo,
      &forget,
      &backup,
      &restore,
      &doctor,
      &stats,
      &settings,
      &settings_get,
      &settings_set,
      &account_list,
      &account_add,
      &account_password,
      &evaluate_drift,
      &evaluate_notice,
      &evaluate_duplicates,
      &evaluate_log,
      &evaluate_introductions,
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
