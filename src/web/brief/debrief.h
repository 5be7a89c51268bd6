#pragma once
#include <map>
#include <string>
#include <vector>

#include "actions/brief/debrief.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

namespace wellmet::web {

struct DebriefPage {
  PersonId person = {};
  std::string name = {};
  std::vector<Note> questions = {};  // those that are open
  // As they were posted, when the form comes back.
  actions::DebriefWords words = {};
  std::string told = {};
  std::map<NoteId, std::string> answers = {};
  FieldErrors faults = {};
};

Html debrief_page(const Layout&, const DebriefPage&);

http::Response show_debrief(RequestContext&);  // GET /people/{id}/debrief
http::Response save_debrief(RequestContext&);  // POST the same

}  // namespace wellmet::web
