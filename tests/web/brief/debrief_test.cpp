#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

struct Studio {
  Notebook notebook;
  PersonId maya = actions::add_person(notebook.app(), {.name = "Maya <Chen>"});
  std::string path = "/people/1/debrief";
};

}  // namespace

TEST_CASE("debrief: the form asks what you meant to ask, and saves all as one change") {
  Studio studio;
  const App app = studio.notebook.app();
  const NoteId note = actions::add_note(app, {.person = studio.maya,
                                              .kind = NoteKind::question,
                                              .text = "how did the <launch> go?"})
                          .id;
  const auto form = studio.notebook.get(studio.path);
  CHECK(shows(form, "You meant to ask: how did the &lt;launch&gt; go?"));
  CHECK(shows(form, "After meeting Maya &lt;Chen&gt;"));
  const auto saved = studio.notebook.post(studio.path, {{"happened", "coffee at Blue Bottle"},
                                                        {"answer1", "quietly"},
                                                        {"told", "keeps bees\r\n\r\nsold the kiln"},
                                                        {"promised", "send the map by friday"}});
  CHECK(saved.status == 303);
  const auto page = studio.notebook.get("/people/1");
  for (const char* words : {"Blue Bottle", "quietly", "keeps bees", "sold the kiln"})
    CHECK_MESSAGE(shows(page, words), words);
  store::ReadTx tx(app.db, app.account);
  CHECK(store::find_note(tx, note)->done == app.today());
}

TEST_CASE("debrief: what can't be saved comes back with what was typed") {
  Studio studio;
  const auto empty = studio.notebook.post(studio.path, {{"happened", "  "}});
  CHECK(empty.status == 400);
  CHECK(shows(empty, "There is nothing to save yet."));
  const auto unknown = studio.notebook.post(
      studio.path, {{"happened", "coffee with @Zora"}, {"told", "keeps <bees>"}});
  CHECK(unknown.status == 400);
  CHECK(shows(unknown, "Zora"));
  CHECK(shows(unknown, "keeps &lt;bees&gt;"));
  const auto to_come = studio.notebook.post(studio.path, {{"happened", "coffee tomorrow"}});
  CHECK(to_come.status == 400);
  CHECK(shows(studio.notebook.post(studio.path, {{"happened", "she never showed up"}}),
              "This tells of no meeting."));
  const App app = studio.notebook.app();
  store::ReadTx tx(app.db, app.account);
  CHECK(store::count_interactions(tx, studio.maya) == 0);
}

TEST_CASE("debrief: nobody in the trash is debriefed") {
  Studio studio;
  studio.notebook.post("/people/1/remove", {});
  CHECK(studio.notebook.get(studio.path).status == 404);
  CHECK(studio.notebook.post(studio.path, {{"told", "keeps bees"}}).status == 404);
  CHECK(studio.notebook.get("/people/99/debrief").status == 404);
}
