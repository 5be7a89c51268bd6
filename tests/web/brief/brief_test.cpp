#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/today/follow_ups.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

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
  CHECK(shows(page, "No meeting or message is noted yet."));
}

TEST_CASE("brief: who is in the trash, or nobody, has none") {
  Notebook notebook;
  const PersonId maya = actions::add_person(notebook.app(), {.name = "Maya Chen"});
  notebook.post("/people/1/remove", {});
  CHECK(notebook.get("/people/1/brief").status == 404);
  CHECK(notebook.get("/people/99/brief").status == 404);
  CHECK(maya == PersonId{1});
}

TEST_CASE("brief: good questions that suit, for another kind of meeting too, and your own") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Maya Chen"});
  CHECK(shows(notebook.get("/people/1/brief"),
              "For a first meeting, since nothing is noted between you yet."));
  const auto mentor = notebook.get("/people/1/brief?situation=mentor");
  CHECK_FALSE(shows(mentor, "For a first meeting"));
  CHECK(shows(mentor, "href=\"/people/1/brief?situation=first-meeting\""));
  CHECK_FALSE(shows(notebook.get("/questions"), "Any meeting"));
  CHECK(notebook.post("/questions", {{"text", "Who <taught> you?"}}).status == 303);
  CHECK(shows(notebook.get("/questions"), "Who &lt;taught&gt; you?"));
  CHECK(shows(notebook.get("/people/1/brief"), "Who &lt;taught&gt; you?"));
  const auto twice = notebook.post("/questions", {{"text", "who <taught> you"}});
  CHECK(twice.status == 400);
  CHECK(shows(twice, "You have that question already"));
  CHECK(notebook.post("/questions/1/remove", {}).status == 303);
  CHECK_FALSE(shows(notebook.get("/questions"), "taught"));
  CHECK(notebook.post("/questions/7/remove", {}).status == 404);
}
