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

TEST_CASE("what happened and when can be said otherwise before the line is saved") {
  Notebook notebook;
  arrange(notebook);
  const std::string line = "call with @Maya Chen yesterday";
  CHECK(shows(notebook.post("/log", {{"line", line}}), "value=\"2026-11-21\""));
  Fields changed = {{"line", line},
                    {"kind", "walk"},
                    {"kind_read", "call"},
                    {"day", "2026-11-19"},
                    {"day_read", "2026-11-21"}};
  const auto unseen = notebook.post("/log/save", changed);
  CHECK(unseen.status == 200);
  CHECK(shows(unseen, "Walk, on <b>Thursday"));
  CHECK_FALSE(shows(notebook.get("/history"), "logged"));
  changed.emplace_back("seen", "walk;2026-11-19;");
  CHECK(shows(notebook.post_and_see("/log/save", changed), "Logged walk with Maya Chen"));
  CHECK(shows(notebook.get("/people/1"), "datetime=\"2026-11-19\""));
}

TEST_CASE("a change holds only for the words that it was made to") {
  Notebook notebook;
  arrange(notebook);
  const auto other = notebook.post("/log/understood", {{"line", "coffee with @Maya Chen today"},
                                                       {"again", "1"},
                                                       {"kind", "walk"},
                                                       {"kind_read", "call"}});
  CHECK(shows(other, "Coffee, on"));
}

TEST_CASE("the day of a follow-up can be said otherwise") {
  Notebook notebook;
  arrange(notebook);
  notebook.post_and_see("/log/save", {{"line", "call with @Maya Chen today !thank tomorrow"},
                                      {"due0", "2026-12-03"},
                                      {"due0_read", "2026-11-23"},
                                      {"seen", "0:2026-12-03;"}});
  CHECK(shows(notebook.get("/follow-ups"), "3 December"));
}

TEST_CASE("a day that is still to come is refused, with the line kept") {
  Notebook notebook;
  arrange(notebook);
  const std::string line = "call with @Maya Chen today";
  const auto refused = notebook.post(
      "/log/save",
      {{"line", line}, {"day", "2026-12-24"}, {"day_read", "2026-11-22"}, {"seen", "2026-12-24;"}});
  CHECK(refused.status == 422);
  CHECK(shows(refused, "still to come"));
  CHECK(shows(refused, "value=\"call with @Maya Chen today\""));
  CHECK_FALSE(shows(refused, "wellmet followup"));
  CHECK_FALSE(shows(refused, "Write it down</button>"));
}

TEST_CASE("somebody else is named in the line, seen before it is saved, and asked for if unknown") {
  Notebook notebook;
  arrange(notebook);
  const std::string line = "call with @Maya Chen today";
  const auto other =
      notebook.post("/log/understood", {{"line", line}, {"again", "1"}, {"name0", "Jo Okafor"}});
  CHECK(shows(other, "call with @&quot;Jo Okafor&quot; today"));
  CHECK(shows(other, "data-renamed"));
  CHECK(shows(notebook.post("/log/save", {{"line", line}, {"name0", "Jo"}}), "Which Jo?"));
  CHECK(shows(notebook.post("/log/save", {{"line", line}, {"name0", "Wren Castellanos"}}),
              "Someone new called Wren Castellanos"));
  CHECK_FALSE(shows(notebook.get("/history"), "logged"));
}

TEST_CASE("people of one name are told apart by where they work and live") {
  Notebook notebook;
  const App app = notebook.app();
  actions::add_person(app, {.name = "Leilani Kealoha", .organisation = "Reef Watch"});
  actions::add_person(app, {.name = "Leilani Kealoha", .organisation = "City Library"});
  const auto which = notebook.post("/log", {{"line", "call with @Leilani today"}});
  CHECK(shows(which, "Reef Watch"));
  CHECK(shows(which, "City Library"));
}

TEST_CASE("an answer is kept while one types on, as long as its words stand") {
  Notebook notebook;
  arrange(notebook);
  const auto typed_on = notebook.post(
      "/log/understood", {{"line", "call with @jo today #dogs"}, {"who0", "2"}, {"words0", "jo"}});
  CHECK(shows(typed_on, "value=\"2\" required checked"));
  const auto other = notebook.post(
      "/log/understood", {{"line", "call with @jo today"}, {"who0", "2"}, {"words0", "joanna"}});
  CHECK_FALSE(shows(other, "required checked"));
}

TEST_CASE("what was changed and left out is kept while one types on, by its words") {
  Notebook notebook;
  arrange(notebook);
  const Fields so_far = {{"kind", "walk"},
                         {"kind_read", "call"},
                         {"due0", "2026-12-03"},
                         {"due0_read", "2026-11-23"},
                         {"due0_of", "thank:"},
                         {"without2", "1"},
                         {"of", "Maya Chen"},
                         {"piece1", "call (real) · today Sun 22 Nov 2026"},
                         {"piece2", "ask next time: how is the dog"}};
  const auto typed_on = [&](const std::string& line) {
    Fields form = so_far;
    form.emplace_back("line", line);
    return notebook.post("/log/understood", form);
  };
  const auto same = typed_on("call with @Maya Chen today !thank tomorrow ?how is the dog #dogs");
  CHECK(shows(same, "Walk, on"));
  CHECK(shows(same, "name=\"due0\" value=\"2026-12-03\""));
  CHECK(shows(same,
              "checked> leave out</label><input type=\"hidden\" name=\"piece4\" "
              "value=\"ask next time: how is the dog\""));
  const auto before = typed_on("call with @Maya Chen today !call tomorrow !thank tomorrow");
  CHECK(shows(before, "name=\"due0\" value=\"2026-11-23\""));
  CHECK(shows(before, "name=\"due1\" value=\"2026-12-03\""));
  CHECK_FALSE(shows(before, "checked> leave out"));
  const auto another = typed_on("call with @\"Jo Okafor\" today !thank tomorrow ?how is the dog");
  CHECK(shows(another, "Call, on"));
  CHECK(shows(another, "name=\"due0\" value=\"2026-11-23\""));
  CHECK_FALSE(shows(another, "checked> leave out"));
  CHECK(shows(typed_on("call with @Maya Chen today !thank in 3 weeks"), "value=\"2026-12-13\""));
}

TEST_CASE("somebody named twice in a line is shown once, and named otherwise in both places") {
  Notebook notebook;
  arrange(notebook);
  const std::string line = "call with @Maya Chen today, I'll send Maya the recipe tomorrow";
  const auto read = notebook.post("/log", {{"line", line}});
  CHECK(shows(read, "name=\"name0\""));
  CHECK_FALSE(shows(read, "name=\"name1\""));
  const auto other = notebook.post("/log", {{"line", line}, {"name0", "Jo Okafor"}});
  CHECK(shows(other,
              "call with @&quot;Jo Okafor&quot; today, I&#39;ll send @&quot;Jo Okafor&quot; the"));
}

TEST_CASE("interests of different people say whose each is") {
  Notebook notebook;
  arrange(notebook);
  const auto read = notebook.post(
      "/log",
      {{"line", "call with @Maya Chen today. Maya loves pottery. @\"Jo Okafor\" loves chess."}});
  CHECK(shows(read, "<b>Pottery</b> <span class=\"hint\">what Maya Chen cares about</span>"));
  CHECK(shows(read, "<b>chess</b> <span class=\"hint\">what Jo Okafor cares about</span>"));
}

TEST_CASE("a line begun on somebody's page leads back there") {
  Notebook notebook;
  arrange(notebook);
  const auto begun = notebook.get("/log?line=@Maya+Chen&back=/people/1");
  CHECK(shows(begun, "value=\"@Maya Chen \""));
  CHECK(shows(begun, "autofocus"));
  const auto saved =
      notebook.post("/log/save", {{"line", "@Maya Chen coffee yesterday"}, {"back", "/people/1"}});
  CHECK(saved.header("Location").starts_with("/people/1?said="));
}

TEST_CASE("a line of nobody asks who it was, and says how somebody new is named") {
  Notebook notebook;
  const auto nobody = notebook.post("/log", {{"line", "coffee by the river"}});
  CHECK(shows(nobody, "Who was it?"));
  CHECK_FALSE(shows(nobody, "Write it down</button>"));
}

TEST_CASE("a line of two occasions shows both, and either can be left out") {
  Notebook notebook;
  arrange(notebook);
  const std::string line = "coffee with Maya yesterday, then a call with @\"Jo Okafor\" today";
  const auto read = notebook.post("/log", {{"line", line}});
  CHECK(shows(read, "Coffee with Maya Chen"));
  CHECK(shows(read, "Call with Jo Okafor"));
  CHECK(shows(notebook.post_and_see("/log/save", {{"line", line}}),
              "Logged coffee with Maya Chen, call with Jo Okafor"));
  const auto after = notebook.post_and_see("/log/save", {{"line", line}, {"without2", "1"}});
  CHECK(shows(after, "Logged coffee with Maya Chen"));
  CHECK_FALSE(shows(after, "call with Jo Okafor"));
}
