#include "actions/people/people.h"
#include "actions/story/log.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

TEST_CASE("a refused undo offers to keep what was used since") {
  Notebook notebook;
  const App app = notebook.app();
  const auto preview = notebook.upload("/import", "file", "people.csv",
                                       "Name,Email\nQuinn Abel,quinn@example.com\n"
                                       "Rhea Bell,rhea@example.com\n");
  REQUIRE(preview.status == 303);
  notebook.post_and_see(std::string(preview.header("Location")), {{"import", "1"}});
  actions::save_log(app, {.text = "coffee with Rhea Bell", .day = app.today()});
  const auto refused = notebook.post("/history/1/undo");
  CHECK(refused.status == 409);
  CHECK(shows(refused, "href=\"/history/1/undo\""));
  CHECK(shows(notebook.get("/history/1/undo"), "Undo the rest"));
  notebook.post_and_see("/history/1/undo", {{"keep", "1"}});
  const auto people = notebook.get("/people");
  CHECK(shows(people, "Rhea Bell"));
  CHECK_FALSE(shows(people, "Quinn Abel"));
}
