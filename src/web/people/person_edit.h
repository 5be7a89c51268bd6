#pragma once
#include <string>
#include <vector>

#include "actions/people/edit_person.h"
#include "actions/people/person_story.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

namespace wellmet::web {

// What stands in the form, as words; a list is a line each.
struct EditWords {
  std::string name = {}, nicknames = {}, pronouns = {}, organisation = {}, title = {}, city = {},
              birthday = {}, emails = {}, phones = {}, urls = {}, how = {}, where = {}, when = {},
              through = {}, cadence = {};
  std::vector<RelationshipWord> words = {};
  bool never_suggest = false;
};
struct EditPage {
  PersonId person = {};
  std::string called = {};
  EditWords is = {};
  EditWords was = {};  // what stands in the book
  Html chosen = {};    // whom of several was meant, as it was answered before
  FieldErrors faults = {};
};
Html edit_page(const Layout&, const EditPage&);
EditWords words_of(const actions::PersonStory&);

http::Response show_edit(RequestContext&);       // GET /people/{id}/edit
http::Response save_edit(RequestContext&);       // POST /people/{id}/edit
http::Response archive_person(RequestContext&);  // POST /people/{id}/archive
http::Response unarchive_person(RequestContext&);

}  // namespace wellmet::web
