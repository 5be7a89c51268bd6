#pragma once
#include <vector>

#include "model/brief/question.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

namespace wellmet::web {

struct QuestionsPage {
  std::vector<OwnQuestion> own = {};
  OwnQuestion typed = {};  // when the form comes back
  FieldErrors faults = {};
};

Html questions_page(const Layout&, const QuestionsPage&);

http::Response show_questions(RequestContext&);  // GET /questions
http::Response keep_question(RequestContext&);   // POST /questions
http::Response drop_question(RequestContext&);   // POST /questions/{id}/remove

}  // namespace wellmet::web
