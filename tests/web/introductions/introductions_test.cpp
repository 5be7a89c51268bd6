#include "actions/introductions/introductions.h"

#include <fmt/format.h>

#include "actions/people/people.h"
#include "actions/relations/relations.h"
#include "actions/story/interests.h"
#include "actions/story/log.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

struct Cast {
  PersonId maya, priya, noor;
};

Cast arrange(Notebook& notebook) {
  const App app = notebook.app();
  const Cast cast = {
      .maya = actions::add_person(app, {.name = "Maya Chen", .emails = {"maya@kelp.example"}}),
      .priya = actions::add_person(app, {.name = "Priya Raman", .emails = {"p@ledger.example"}}),
      .noor = actions::add_person(app, {.name = "Noor Haddad", .phones = {"+31205550142"}})};
  for (const PersonId id : {cast.maya, cast.priya})
    actions::add_interests(app, id, {.names = {"bees"}, .kind = InterestKind::pet});
  return cast;
}

std::string number(PersonId id) { return std::to_string(id.value); }

// Begun with Maya asked first; its number is 1.
void begin(Notebook& notebook, const Cast& cast) {
  notebook.post("/introductions", {{"first", number(cast.maya)},
                                   {"second", number(cast.priya)},
                                   {"why", "both keep bees"},
                                   {"ask", "first"}});
}

http::Response take(Notebook& notebook, const std::string& step) {
  return notebook.post_and_see("/introductions/1", {{"step", step}});
}

}  // namespace

TEST_CASE(
    "two who might like each other are shown with the reason, and either can be asked first") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  auto page = notebook.get("/introductions");
  CHECK(shows(page, "Because both keep bees; you know nobody else who does."));
  CHECK(shows(page, "Ask Maya first"));
  page = notebook.post_and_see("/introductions", {{"first", number(cast.maya)},
                                                  {"second", number(cast.priya)},
                                                  {"why", "both keep bees"},
                                                  {"ask", "second"}});
  CHECK(shows(page, "I asked Priya"));
  CHECK(shows(page, "mailto:p@ledger.example?subject="));
  CHECK(shows(page, "Began an introduction of Priya Raman and Maya Chen"));
}

TEST_CASE("an introduction goes its way on the page, from the first question to how it went") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  auto page = take(notebook, "ask " + number(cast.maya));
  CHECK(shows(page, "Maya, asked on 22 November"));
  page = take(notebook, "yes " + number(cast.maya));
  CHECK(shows(page, "Maya said yes on 22 November"));
  CHECK_FALSE(shows(page, "I introduced them"));
  take(notebook, "ask " + number(cast.priya));
  page = take(notebook, "yes " + number(cast.priya));
  check_golden("introductions", notebook.get("/introductions"));
  CHECK(shows(page, "have both said yes"));
  CHECK(shows(page, "mailto:maya@kelp.example,p@ledger.example?subject="));
  page = take(notebook, "introduce 0");
  CHECK(shows(page, "Introduced on 22 November"));
  page = notebook.post_and_see("/introductions/1",
                               {{"step", "close 0"}, {"words", "They share <hives>"}});
  CHECK(shows(page, "They share &lt;hives&gt;"));
  CHECK_FALSE(shows(page, "Under way"));
}

TEST_CASE("a step that isn’t next is refused, whatever is posted") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  for (const char* step : {"introduce 0", "meet 0", "no 0", "nonsense", ""}) {
    INFO(step);
    CHECK(notebook.post("/introductions/1", {{"step", step}}).status >= 400);
  }
  CHECK(notebook.post("/introductions/99", {{"step", "ask 0"}}).status == 404);
}

TEST_CASE("“not these two” takes them off the page, and is undone from there") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto page = notebook.post_and_see(
      "/introductions/not-these", {{"first", number(cast.maya)}, {"second", number(cast.priya)}});
  CHECK_FALSE(shows(page, "Because both keep bees"));
  CHECK(shows(page, "Said not to introduce Maya Chen and Priya Raman"));
  CHECK(shows(page, "Undo"));
}

TEST_CASE("two who know each other are begun with only when one insists") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  actions::add_relation(notebook.app(),
                        {.whose = cast.maya, .word = "sister", .person = cast.noor});
  Fields form = {{"first", "Maya"}, {"second", "Noor"}};
  const auto asked = notebook.post("/introductions", form);
  CHECK(asked.status == 422);
  CHECK(shows(asked, "They know each other already"));
  CHECK(shows(asked, "Begin all the same"));
  form.emplace_back("anyway", "1");
  CHECK(shows(notebook.post_and_see("/introductions", form), "I asked Maya"));
  const auto nobody = notebook.post("/introductions", {{"first", "Zed"}, {"second", "Noor"}});
  CHECK(nobody.status == 422);
  CHECK(shows(nobody, "value=\"Zed\""));
  CHECK_FALSE(shows(nobody, "Begin all the same"));
}

TEST_CASE("after a no, what was said is told before it is begun again") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  notebook.post_and_see("/introductions/1", {{"step", "ask 0"}});
  notebook.post_and_see("/introductions/1", {{"step", "no 0"}});
  const Fields form = {{"first", "Maya"}, {"second", "Priya"}};
  const auto asked = notebook.post("/introductions", form);
  CHECK(asked.status == 422);
  CHECK(shows(asked, "that one of them would rather not."));
  CHECK(shows(asked, "Begin all the same"));
}

TEST_CASE("a line that you introduced two says on the page what that does to what is under way") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  notebook.post_and_see("/introductions/1", {{"step", "ask 0"}});
  const auto read = notebook.post("/log", {{"line", "introduced @Maya to @Priya"}});
  CHECK(shows(read, "Introduction 1 ends: you introduced them, before both yeses were noted"));
  CHECK(shows(read, "how it went with Priya"));
}

TEST_CASE("one’s own words take the place of the draft until it is drafted again") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  auto page = notebook.post_and_see("/introductions/1/words", {{"words", "Maya, a word on bees?"}});
  CHECK(shows(page, "<p class=\"draft\">Maya, a word on bees?</p>"));
  CHECK(shows(page, "Draft them again"));
  page = notebook.post_and_see("/introductions/1/words",
                               {{"words", "Maya, a word on bees?"}, {"draft", "1"}});
  CHECK_FALSE(shows(page, "a word on bees?"));
}

TEST_CASE("a person’s page has their introductions, and Today the step that waits") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  CHECK(shows(notebook.get("/people/" + number(cast.priya)),
              "<a href=\"/introductions#in-1\">You would like to introduce Maya to Priya</a>"));
  CHECK(shows(notebook.get(fmt::format("/introductions?with={}", cast.noor.value)),
              "Who might like Noor Haddad"));
  const auto today = notebook.get("/");
  CHECK(shows(today, "Because you thought today of introducing Maya to Priya."));
  CHECK(shows(today, "href=\"/introductions#in-1\""));
  const auto done = notebook.post_and_see(
      "/today", {{"person", number(cast.maya)}, {"follow_up", "0"}, {"done", "1"}});
  CHECK(shows(done, "Asked Maya Chen about meeting Priya Raman"));
}

TEST_CASE("while an answer is awaited its buttons come before the words that were sent") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  const auto words_first = [&] {
    const std::string body = notebook.get("/introductions").body;
    return body.find("class=\"draft\"") < body.find("name=\"step\"");
  };
  CHECK(words_first());
  take(notebook, "ask " + number(cast.maya));
  CHECK_FALSE(words_first());
  take(notebook, "yes " + number(cast.maya));
  CHECK(words_first());
}

TEST_CASE("the draft that is kept as it is says nothing of a change") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  std::string draft = notebook.get("/introductions").body;
  draft = draft.substr(draft.find("<p class=\"draft\">") + 17);
  draft = draft.substr(0, draft.find("</p>"));
  const auto page = notebook.post_and_see("/introductions/1/words", {{"words", draft}});
  CHECK_FALSE(shows(page, "Draft them again"));
  CHECK_FALSE(shows(page, "Changed the words"));
}

TEST_CASE("an introduction leaves the page when one of the two has died") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  begin(notebook, cast);
  actions::save_log(notebook.app(), {"Priya Raman died today", notebook.app().today()});
  CHECK_FALSE(shows(notebook.get("/introductions"), "Under way"));
  const auto refused = notebook.post("/introductions/1", {{"step", "ask 0"}});
  CHECK(refused.status >= 400);
  CHECK(shows(refused, "Priya Raman has died. This introduction goes no further."));
}
