#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

void arrange(Notebook& notebook) {
  const App app = notebook.app();
  actions::add_person(app, {.name = "Maya Chen"});
  actions::add_person(app, {.name = "Jo Okafor"});
  actions::add_person(app, {.name = "Jo Lindqvist"});
}

const std::string clear_line =
    "coffee with @Maya Chen at Blue Bottle yesterday: Biscuit's surgery went well #dogs !thank "
    "tomorrow ?how did the launch go ask: a product designer";

}  // namespace

TEST_CASE("the log shows what was understood before anything is saved") {
  Notebook notebook;
  arrange(notebook);
  check_golden("log-preview", notebook.post("/log", {{"line", clear_line}}));
  CHECK(shows(notebook.get("/history"), "added Jo Lindqvist"));
  CHECK_FALSE(shows(notebook.get("/history"), "logged"));
}

TEST_CASE("a line is written down and can be undone from the toast") {
  Notebook notebook;
  arrange(notebook);
  const auto after = notebook.post_and_see("/log/save", {{"line", clear_line}});
  CHECK(shows(after, "Logged coffee with Maya Chen"));
  CHECK(shows(after, "data-undo"));
}

TEST_CASE("which Jo is asked, and nothing is saved until it is answered") {
  Notebook notebook;
  arrange(notebook);
  const std::string line = "call with @jo today";
  check_golden("log-which-jo", notebook.post("/log", {{"line", line}}));
  const auto open = notebook.post("/log/save", {{"line", line}});
  CHECK(open.status == 422);
  CHECK(shows(open, "Choose who is meant"));
  CHECK(shows(notebook.post_and_see("/log/save", {{"line", line}, {"who0", "2"}}),
              "Logged call with Jo Okafor"));
}

TEST_CASE("what was ticked away stays away when the open name is settled with it") {
  Notebook notebook;
  arrange(notebook);
  const std::string line = "coffee with @jo and @maya today !thank @maya tomorrow ?how is the dog";
  const auto asked = notebook.post("/log", {{"line", line}});
  // The second piece that can be left out is the thanks, whatever is added for Jo once Jo is known.
  CHECK(shows(asked, "name=\"without2\""));
  notebook.post_and_see("/log/save", {{"line", line}, {"who0", "2"}, {"without2", "1"}});
  const auto follow_ups = notebook.get("/follow-ups");
  CHECK_FALSE(shows(follow_ups, "Thank Maya Chen"));
}

TEST_CASE("an answer that was not offered is no answer") {
  Notebook notebook;
  arrange(notebook);
  CHECK(notebook.post("/log/save", {{"line", "call with @jo today"}, {"who0", "1"}}).status == 409);
}

TEST_CASE("somebody new is added when the line is written down, as one change") {
  Notebook notebook;
  const std::string line = "met @Wren Castellanos on the ferry yesterday";
  CHECK(shows(notebook.post("/log", {{"line", line}}), "Someone new called Wren Castellanos"));
  CHECK(shows(notebook.post_and_see("/log/save", {{"line", line}, {"who0", "new"}}),
              "Wren Castellanos"));
  CHECK(shows(notebook.get("/people"), "Wren Castellanos"));
  notebook.post("/history/1/undo", {});
  CHECK_FALSE(shows(notebook.get("/people"), "Wren Castellanos"));
}

TEST_CASE("while one types, the same is said as a fragment") {
  Notebook notebook;
  arrange(notebook);
  const auto part =
      notebook.post("/log/understood", {{"line", "walk with @maya"}}, {{"hx-request", "true"}});
  CHECK(shows(part, "Maya Chen"));
  CHECK_FALSE(shows(part, "<html"));
  CHECK(notebook.post("/log/understood", {{"line", ""}}).content().empty());
}

TEST_CASE("an empty line and one without end are refused in words, with what was written") {
  Notebook notebook;
  CHECK(notebook.post("/log", {{"line", " "}}).status == 422);
  const std::string endless(5000, 'x');
  const auto refused = notebook.post("/log", {{"line", endless}});
  CHECK(refused.status == 422);
  CHECK(shows(refused, endless));
}

TEST_CASE("follow-ups are noted, put off, done, and undone") {
  Notebook notebook;
  arrange(notebook);
  CHECK(shows(
      notebook.post_and_see(
          "/follow-ups",
          {{"whom", "maya"}, {"kind", "thank"}, {"when", "tomorrow"}, {"text", "for the kiln"}}),
      "Thank Maya Chen"));
  check_golden("follow-ups", notebook.get("/follow-ups"));
  CHECK(shows(notebook.post_and_see("/follow-ups/1", {{"until", "in 2 weeks"}}), "6 December"));
  CHECK(shows(notebook.post_and_see("/follow-ups/1", {{"done", "1"}}), "Nothing is waiting"));
  const auto twice = notebook.post("/follow-ups/1", {{"done", "1"}});
  CHECK(twice.status == 403);
}

TEST_CASE("a follow-up for a name that fits two says so beside what was typed") {
  Notebook notebook;
  arrange(notebook);
  const auto refused = notebook.post(
      "/follow-ups", {{"whom", "jo"}, {"kind", "thank"}, {"text", "for the whole evening"}});
  CHECK(refused.status == 422);
  CHECK(shows(refused, "value=\"for the whole evening\""));
}

TEST_CASE("a line that leaves open whether you were in touch asks with a tick") {
  Notebook notebook;
  arrange(notebook);
  const std::string open_line = "swapped my leeks for @Maya Chen's quinces at the plot";
  const auto page = notebook.post("/log", {{"line", open_line}});
  CHECK(shows(page, "We were in touch: count it as a contact"));
  notebook.post_and_see("/log/save", {{"line", open_line}});
  CHECK_FALSE(shows(notebook.get("/history"), "logged"));
  notebook.post_and_see("/log/save", {{"line", open_line}, {"happened", "1"}});
  CHECK(shows(notebook.get("/history"), "logged met with Maya Chen"));
}
