#include "web/site/routes.h"

#include "web/access/another_device.h"
#include "web/access/settings.h"
#include "web/access/sign_in.h"
#include "web/brief/brief.h"
#include "web/brief/debrief.h"
#include "web/brief/questions.h"
#include "web/closeness/start.h"
#include "web/events/events.h"
#include "web/giving/give.h"
#include "web/history/history.h"
#include "web/introductions/introductions.h"
#include "web/page/layout.h"
#include "web/people/duplicates.h"
#include "web/people/people.h"
#include "web/people/person.h"
#include "web/people/person_edit.h"
#include "web/people/person_new.h"
#include "web/people/trash.h"
#include "web/photos/photos.h"
#include "web/photos/pictures.h"
#include "web/relations/relations.h"
#include "web/site/manifest.h"
#include "web/site/offline.h"
#include "web/story/log.h"
#include "web/story/person_notes.h"
#include "web/story/person_timeline.h"
#include "web/today/follow_ups.h"
#include "web/today/today.h"
#include "web/transfer/export.h"
#include "web/transfer/import.h"
#include "web/transfer/import_preview.h"

namespace wellmet::web {

std::size_t limit_of(Takes takes) {
  switch (takes) {
    case Takes::photo:
      return photo_limit_bytes;
    case Takes::file:
      return file_limit_bytes;
    case Takes::form:
      break;
  }
  return form_limit_bytes;
}

const std::vector<Route>& routes() {
  using enum Guard;
  constexpr Takes form = Takes::form;
  constexpr Keep while_unchanged = Keep::while_unchanged;
  constexpr Keep no = Keep::no;
  static const std::vector<Route> all = {
      // The door
      {"GET", "/begin/{token}", anyone, begin_by_link, form, no, Lane::entering},
      {"GET", "/sign-in", anyone, show_sign_in},
      {"POST", "/sign-in", anyone, sign_in, form, no, Lane::entering},
      {"POST", "/sign-out", signed_in, sign_out},
      {"GET", "/manifest.webmanifest", anyone, show_manifest},
      {"GET", "/worker.js", anyone, show_worker},
      {"GET", "/offline", anyone, show_offline},
      // Each day
      {"GET", "/", signed_in, show_today, form, while_unchanged},
      {"POST", "/today", signed_in, answer_line},
      {"GET", "/reconnect", signed_in, show_reconnect},
      {"GET", "/start", signed_in, show_start},
      {"POST", "/start", signed_in, choose_start},
      {"GET", "/log", signed_in, show_log},
      {"POST", "/log", signed_in, preview_log, form, no, Lane::reading},
      {"POST", "/log/understood", signed_in, understand_log, form, no, Lane::reading},
      {"POST", "/log/save", signed_in, save_log},
      {"GET", "/follow-ups", signed_in, show_follow_ups},
      {"POST", "/follow-ups", signed_in, add_follow_up},
      {"POST", "/follow-ups/{id}", signed_in, answer_follow_up},
      // People
      {"GET", "/people", signed_in, show_people, form, while_unchanged},
      {"GET", "/search", signed_in, show_search},
      {"POST", "/people/several", signed_in, change_several},
      {"GET", "/people/new", signed_in, show_new_person},
      {"POST", "/people/new", signed_in, add_new_person},
      {"GET", "/people/trash", signed_in, show_trash},
      {"GET", "/people/{id}", signed_in, show_person},
      {"GET", "/people/{id}/story", signed_in, show_story},
      {"GET", "/brief", signed_in, show_briefs_today},
      {"GET", "/questions", signed_in, show_questions},
      {"POST", "/questions", signed_in, keep_question},
      {"POST", "/questions/{id}/remove", signed_in, drop_question},
      {"GET", "/people/{id}/brief", signed_in, show_brief},
      {"GET", "/people/{id}/debrief", signed_in, show_debrief},
      {"POST", "/people/{id}/debrief", signed_in, save_debrief},
      {"GET", "/people/{id}/card.vcf", signed_in, download_card},
      {"GET", "/people/{id}/edit", signed_in, show_edit},
      {"POST", "/people/{id}/edit", signed_in, save_edit},
      {"POST", "/people/{id}/archive", signed_in, archive_person},
      {"POST", "/people/{id}/unarchive", signed_in, unarchive_person},
      {"POST", "/people/{id}/remove", signed_in, remove_person},
      {"POST", "/people/{id}/restore", signed_in, restore_person},
      {"GET", "/people/{id}/forget", signed_in, ask_to_forget},
      {"POST", "/people/{id}/forget", signed_in, forget_person},
      {"GET", "/people/{id}/interests", signed_in, show_interests},
      {"POST", "/people/{id}/interests", signed_in, add_interest},
      {"POST", "/people/{id}/interests/remove", signed_in, remove_interest},
      {"POST", "/people/{id}/notes", signed_in, add_note},
      {"GET", "/people/{id}/notes", signed_in, show_notes},
      {"GET", "/people/{id}/notes/{note}", signed_in, show_note},
      {"POST", "/people/{id}/notes/{note}", signed_in, change_note},
      {"POST", "/people/{id}/notes/{note}/done", signed_in, finish_note},
      {"POST", "/people/{id}/notes/{note}/remove", signed_in, remove_note},
      {"GET", "/people/{id}/interactions/{interaction}", signed_in, show_interaction},
      {"POST", "/people/{id}/interactions/{interaction}", signed_in, change_interaction},
      {"POST", "/people/{id}/interactions/{interaction}/remove", signed_in, remove_interaction},
      {"POST", "/people/{id}/jobs", signed_in, add_position},
      {"GET", "/people/{id}/jobs/{job}", signed_in, show_position},
      {"POST", "/people/{id}/jobs/{job}/end", signed_in, end_position},
      {"POST", "/people/{id}/jobs/{job}/remove", signed_in, remove_position},
      {"POST", "/people/{id}/dates", signed_in, add_date},
      {"POST", "/people/{id}/dates/{date}/remove", signed_in, remove_date},
      {"POST", "/people/{id}/relations", signed_in, add_relation},
      {"POST", "/people/{id}/relations/link", signed_in, link_relation},
      {"POST", "/people/{id}/relations/remove", signed_in, remove_relation},
      // Introductions
      {"GET", "/introductions", signed_in, show_introductions, form, while_unchanged},
      {"POST", "/introductions", signed_in, start_introduction},
      {"POST", "/introductions/not-these", signed_in, not_these_two},
      {"POST", "/introductions/{id}", signed_in, answer_introduction},
      {"POST", "/introductions/{id}/words", signed_in, keep_words},
      // Give
      {"GET", "/give", signed_in, show_give, form, while_unchanged},
      {"POST", "/give", signed_in, keep_thing},
      {"GET", "/give/keep", signed_in, show_keep},
      {"POST", "/give/keep", signed_in, keep_whole_thing, Takes::photo, no, Lane::long_work},
      {"POST", "/give/asked", signed_in, say_asked},
      {"POST", "/give/offers", signed_in, add_my_offer},
      {"POST", "/give/asks/{id}", signed_in, end_ask},
      {"GET", "/give/{id}", signed_in, show_thing},
      {"POST", "/give/{id}", signed_in, answer_thing},
      {"GET", "/give/{id}/file", signed_in, download_thing, form, no, Lane::pictures},
      // Events
      {"GET", "/events", signed_in, show_events},
      {"POST", "/events", signed_in, add_event},
      {"GET", "/events/{id}", signed_in, show_event},
      {"POST", "/events/{id}", signed_in, answer_event},
      {"POST", "/hopes", signed_in, add_hope},
      {"POST", "/hopes/{id}", signed_in, answer_hope},
      // Photos
      {"GET", "/people/{id}/face", signed_in, show_face, form, no, Lane::pictures},
      {"POST", "/people/{id}/face/remove", signed_in, drop_face},
      {"GET", "/people/{id}/photos", signed_in, show_photos},
      {"POST", "/people/{id}/photos", signed_in, add_photo, Takes::photo, no, Lane::long_work},
      {"GET", "/people/{id}/photos/{photo}", signed_in, show_photo},
      {"POST", "/people/{id}/photos/{photo}", signed_in, change_photo},
      {"GET", "/people/{id}/photos/{photo}/picture", signed_in, show_picture, form, no,
       Lane::pictures},
      {"GET", "/people/{id}/photos/{photo}/copy.jpg", signed_in, download_photo, form, no,
       Lane::pictures},
      {"POST", "/people/{id}/photos/{photo}/face", signed_in, choose_face},
      {"POST", "/people/{id}/photos/{photo}/remove", signed_in, remove_photo},
      // In and out
      {"GET", "/import", signed_in, show_imports},
      {"POST", "/import", signed_in, receive_files, Takes::file, no, Lane::long_work},
      {"GET", "/import/report/{id}", signed_in, show_import},
      {"GET", "/import/{token}", signed_in, show_preview, form, no, Lane::long_work},
      {"POST", "/import/{token}", signed_in, settle_upload, form, no, Lane::long_work},
      {"GET", "/export/everything", signed_in, download_everything, form, no, Lane::long_work},
      {"GET", "/export/cards", signed_in, download_cards, form, no, Lane::long_work},
      {"GET", "/export/spreadsheet", signed_in, download_spreadsheet, form, no, Lane::long_work},
      {"GET", "/export/backup", signed_in, download_backup, form, no, Lane::long_work},
      // The same person
      {"GET", "/duplicates", signed_in, show_duplicates, form, while_unchanged},
      {"GET", "/duplicates/with/{id}", signed_in, show_duplicate_of},
      {"GET", "/duplicates/{a}/{b}", signed_in, show_merge},
      {"POST", "/duplicates/{a}/{b}", signed_in, answer_duplicate},
      // Care
      {"GET", "/settings", signed_in, show_settings},
      {"POST", "/settings", signed_in, save_settings},
      {"POST", "/settings/me", signed_in, save_me},
      {"POST", "/settings/interests", signed_in, save_my_interests},
      {"POST", "/settings/password", signed_in, save_password, form, no, Lane::entering},
      {"POST", "/settings/sessions", signed_in, end_browser},
      {"GET", "/settings/device", signed_in, show_another_device},
      {"POST", "/settings/device", signed_in, sign_in_another_device},
      {"GET", "/keys", signed_in, show_keys},
      {"GET", "/more", signed_in, show_more},
      {"GET", "/history", signed_in, show_history},
      {"GET", "/history/{id}/undo", signed_in, show_undo},
      {"POST", "/history/{id}/undo", signed_in, undo_deed},
  };
  return all;
}

}  // namespace wellmet::web
