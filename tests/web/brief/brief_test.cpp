#include "web/brief/brief.h"

#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/today/follow_ups.h"
#include "tests/web/site.h"

namespace wellmet::web {
namespace {

using namespace testing;

TEST_CASE("brief: those you planned to meet today are beside the day's list, and on one page") {
  Notebook notebook;
  const App app = notebook.app();
  CHECK(shows(notebook.get("/brief"), "No meeting is noted for today."));
  CHECK_FALSE(shows(notebook.get("/"), "Before you meet"));
  const PersonId maya = actions::add_person(app, {.name = "Maya Chen"});
  const PersonId jo = actions::add_person(app, {.name = "Jo <Okafor>"});
  for (const PersonId person : {maya, jo})
    actions::add_follow_up(app, {.person = person,
                                 .kind = FollowUpKind::custom,
                                 .text = "lunch at <Canoe>",
                                 .due = app.today()});
  CHECK(shows(notebook.get("/"), "Maya Chen</a>: lunch at &lt;Canoe&gt;"));
  const auto page = notebook.get("/brief");
  CHECK(shows(page, "<h2><a href=\"/people/1/brief\">Maya Chen</a></h2>"));
  CHECK(shows(page, "Jo &lt;Okafor&gt;"));
  CHECK(shows(page, "Nothing is noted yet."));
}

TEST_CASE("brief: who is in the trash, or nobody, has none") {
  Notebook notebook;
  const PersonId maya = actions::add_person(notebook.app(), {.name = "Maya Chen"});
  notebook.post("/people/1/remove", {});
  CHECK(notebook.get("/people/1/brief").status == 404);
  CHECK(notebook.get("/people/99/brief").status == 404);
  CHECK(maya == PersonId{1});
}

}  // namespace
}  // namespace wellmet::web
