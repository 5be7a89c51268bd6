#include "web/events/events.h"

#include "actions/events/events.h"
#include "actions/events/hopes.h"
#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

const LocalDate today = local_date({2026, 11, 22});

EventId fair_on(Notebook& notebook, LocalDate day) {
  return actions::add_event(notebook.app(), {.title = "Fair <of> pots",
                                             .day = day,
                                             .starts = "18:00",
                                             .last_day = day,
                                             .ends = "21:00",
                                             .place = "Jack London Square"})
      .id;
}

}  // namespace

TEST_CASE("an event that is added has a page, stands in the list and can be undone") {
  Notebook notebook;
  auto page = notebook.post_and_see("/events", {{"title", "Fair <of> pots"},
                                                {"day", "2026-12-05"},
                                                {"starts", "18:00"},
                                                {"ends", "01:00"},
                                                {"place", "Jack London Square"},
                                                {"link", "https://fair.example"},
                                                {"online", "1"}});
  CHECK(shows(page, "<h1 tabindex=\"-1\">Fair &lt;of&gt; pots</h1>"));
  CHECK(shows(page, "Sat 5 Dec 2026, 18:00 to 01:00"));
  CHECK(shows(page, "href=\"https://fair.example\""));
  CHECK(shows(page, "Undo"));
  CHECK(shows(notebook.get("/events"), "href=\"/events/1\""));
  CHECK_FALSE(shows(notebook.get("/events?past=1"), "href=\"/events/1\""));
  page = notebook.post_and_see(
      "/events/1", {{"act", "change"}, {"title", "Fair"}, {"day", "2026-12-12"}, {"link", ""}});
  CHECK(shows(page, "Sat 12 Dec 2026</p>"));
  CHECK_FALSE(shows(page, "https://fair.example"));
  page = notebook.post_and_see("/events/1", {{"act", "remove"}});
  CHECK(shows(page, "Nothing is planned."));
  CHECK(notebook.get("/events/1").status == 404);
}

TEST_CASE("a form with a fault comes back as it was filled in") {
  Notebook notebook;
  for (const Fields& fields :
       {Fields{{"title", "Fair"}, {"day", ""}}, Fields{{"title", "Fair"}, {"day", "2026-13-05"}},
        Fields{{"title", "Fair"}, {"day", "2026-12-05"}, {"starts", "25:00"}},
        Fields{{"title", "Fair"}, {"day", "2026-12-05"}, {"link", "x"}}}) {
    const auto page = notebook.post("/events", fields);
    CHECK(page.status == 422);
    CHECK(shows(page, "value=\"Fair\""));
  }
  CHECK_FALSE(shows(notebook.get("/events"), "href=\"/events/1\""));
}

TEST_CASE("who comes is noted, with what there was last and what to ask") {
  Notebook notebook;
  const PersonId ana = actions::add_person(notebook.app(), {.name = "Ana Ruiz"});
  actions::add_person(notebook.app(), {.name = "Bo Li"});
  actions::add_note(notebook.app(),
                    {.person = ana, .kind = NoteKind::question, .text = "did the kiln arrive?"});
  fair_on(notebook, today + 13);
  auto page = notebook.post_and_see("/events/1", {{"act", "they-go"}, {"who", "Ana, Bo Li"}});
  CHECK(shows(page, "going, said 22 November"));
  CHECK(shows(page, "To ask: did the kiln arrive?"));
  CHECK_FALSE(shows(page, "value=\"came\""));
  page = notebook.post_and_see("/events/1", {{"act", "they-dont"}, {"who", "ana"}});
  CHECK(shows(page, "not going, said 22 November"));
  CHECK_FALSE(shows(page, "To ask:"));
  page = notebook.post_and_see("/events/1", {{"act", "maybe"}});
  CHECK(shows(page, "value=\"maybe\" aria-pressed=\"true\""));
  page = notebook.post("/events/1", {{"act", "they-go"}, {"who", "Nobody Here"}});
  CHECK(page.status == 422);
  CHECK(shows(page, "value=\"Nobody Here\""));
}

TEST_CASE("whom you met there becomes a person who came; who is known is told and not added") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Ana Ruiz"});
  fair_on(notebook, today);
  auto page = notebook.post_and_see(
      "/events/1", {{"act", "met"}, {"lines", "Jo Okafor, sings in a choir\r\n\r\nPriya Raman"}});
  CHECK(shows(page, "Jo Okafor</a> <span class=\"hint\">came"));
  CHECK(shows(notebook.get("/people/2"), "sings in a choir"));
  page = notebook.post("/events/1", {{"act", "met"}, {"lines", "Ana Ruiz, the potter"}});
  CHECK(page.status == 422);
  CHECK(shows(page, "You know someone of that name: Ana Ruiz. Nobody was added."));
  CHECK(shows(page, "Ana Ruiz, the potter</textarea>"));
}

TEST_CASE("Today tells of an event until it is over, also where the page was kept") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Ana Ruiz"});
  fair_on(notebook, today);
  CHECK(shows(notebook.get("/"), "Fair &lt;of&gt; pots</a> <span class=\"hint\">18:00 to 21:00"));
  notebook.set_clock(Zone::utc().at(today, 20, 59));
  CHECK(shows(notebook.get("/"), "Fair &lt;of&gt; pots"));
  notebook.set_clock(Zone::utc().at(today, 21, 0));
  CHECK_FALSE(shows(notebook.get("/"), "Fair &lt;of&gt; pots"));
}

TEST_CASE("someone you hope to meet is kept beside the events until you met them") {
  Notebook notebook;
  auto page = notebook.post_and_see("/hopes", {{"hope", "the potter"}, {"where", "fair of pots"}});
  CHECK(shows(page, "the potter<span class=\"hint block\">fair of pots</span>"));
  fair_on(notebook, today + 13);
  CHECK(shows(notebook.get("/events/1"), "You hope to meet"));
  page = notebook.post_and_see("/hopes/1", {{"name", "Ines Ferrari"}});
  CHECK(shows(page, "Ines Ferrari"));
  CHECK_FALSE(shows(notebook.get("/events"), "the potter"));
  CHECK(notebook.post("/hopes", {{"hope", ""}}).status == 422);
}
