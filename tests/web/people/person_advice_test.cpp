// Advice on a person's page: what it was, and the three answers to it.
#include <fmt/format.h>

#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

struct Told {
  Notebook notebook;
  PersonId tom = actions::add_person(notebook.app(), {.name = "Tom Reilly"});
  NoteId advice =
      actions::add_note(notebook.app(),
                        {.person = tom, .kind = NoteKind::advice, .text = "raise <your> prices"})
          .id;
  std::string page() const { return fmt::format("/people/{}", tom.value); }
  std::string done() const { return fmt::format("{}/notes/{}/done", page(), advice.value); }
  Note now() {
    const App app = notebook.app();
    store::ReadTx tx(app.db, app.account);
    return *store::find_note(tx, advice);
  }
};

}  // namespace

TEST_CASE("advice is on the page with its answers, and followed with how it went") {
  Told v;
  auto page = v.notebook.get(v.page());
  CHECK(shows(page, "raise &lt;your&gt; prices"));
  for (const char* words : {"Followed it", "Told them", "Not for me"}) CHECK(shows(page, words));

  page = v.notebook.post_and_see(v.done(), {{"ending", "followed"}, {"text", "two <new> clients"}});
  CHECK(v.now().ending == NoteEnding::followed);
  CHECK(v.now().outcome == "two <new> clients");
  CHECK(shows(page, "Followed, "));
  CHECK_FALSE(shows(page, "Not for me"));

  page = v.notebook.post_and_see(v.done(), {{"ending", "told"}});
  CHECK(v.now().told);
  CHECK(shows(page, "two &lt;new&gt; clients"));
  CHECK_FALSE(shows(page, "Told them"));
}

TEST_CASE("advice that is not for you is closed, and typed advice is noted") {
  Told v;
  v.notebook.post_and_see(v.done(), {{"ending", "not for me"}});
  CHECK(v.now().ending == NoteEnding::not_for_me);
  const auto page =
      v.notebook.post_and_see(v.page() + "/notes", {{"kind", "advice"}, {"text", "sell the kiln"}});
  CHECK(shows(page, "sell the kiln"));
  CHECK(shows(page, "Followed it"));
}

TEST_CASE("writing to somebody on today's list begins with a first sentence") {
  Notebook notebook;
  const PersonId maya =
      actions::add_person(notebook.app(), {.name = "Maya Chen", .emails = {"maya@kelp.example"}});
  const NoteId ask =
      actions::add_note(notebook.app(),
                        {.person = maya, .kind = NoteKind::advice, .text = "sell the kiln"})
          .id;
  notebook.post_and_see(fmt::format("/people/{}/notes/{}/done", maya.value, ask.value),
                        {{"ending", "followed"}});
  const auto page = notebook.get("/");
  CHECK(shows(page, "I followed your advice: sell the kiln."));
  CHECK(shows(
      page, "mailto:maya@kelp.example?body=I%20followed%20your%20advice%3A%20sell%20the%20kiln."));
}
