#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/people/edit_person.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "store/story/notes.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

void meet(const App& app, PersonId id, std::initializer_list<const char*> days,
          const std::string& place = "") {
  for (const char* on : days)
    actions::log_interaction(app, {.kind = InteractionKind::coffee,
                                   .place = place,
                                   .day = day(on),
                                   .people = {id},
                                   .source = "log"});
}

struct Cast {
  PersonId maya, zofia, li, hostile, ingrid;
};

// Maya often, Zofia once, 李小龍 never yet, Ingrid quiet for long; one whose name is an attack.
Cast arrange(Notebook& notebook) {
  const App app = notebook.app();
  Cast cast;
  cast.maya = actions::add_person(app, {.name = "Maya Chen",
                                        .emails = {"maya@kelp.example"},
                                        .organisation = "Kelp & Co.",
                                        .title = "Chief of everything",
                                        .city = "Oakland",
                                        .words = {RelationshipWord::friend_}});
  actions::add_interests(app, cast.maya,
                         {.names = {"dogs"}, .kind = InterestKind::pet, .detail = "Biscuit"});
  actions::add_interests(app, cast.maya, {.names = {"wood firing"}});
  actions::add_note(app, {.person = cast.maya,
                          .kind = NoteKind::fact,
                          .text = "Her mother keeps every bowl, even the cracked ones.",
                          .day = day("2026-08-06")});
  meet(app, cast.maya, {"2026-09-02", "2026-10-05", "2026-11-10"}, "Blue Bottle");
  cast.zofia = actions::add_person(
      app, {.name = "Zofia Żak", .phones = {"+48 601 555 014"}, .city = "Gdańsk"});
  meet(app, cast.zofia, {"2026-11-01"}, "the ferry");
  cast.li = actions::add_person(app, {.name = "李小龍"});
  cast.hostile = actions::add_person(app, {.name = "<script>alert(\"1\")</script> O'Neil"});
  actions::add_interests(app, cast.hostile, {.names = {"<b>bold</b>"}});
  cast.ingrid = actions::add_person(app, {.name = "Ingrid Solheim", .city = "Oakland"});
  meet(app, cast.ingrid, {"2025-01-10", "2025-02-10", "2025-03-10"});
  return cast;
}

}  // namespace

TEST_CASE("people: those of late, beginnings, then everyone else by name") {
  Notebook notebook;
  arrange(notebook);
  check_golden("people", notebook.get("/people"));
}

TEST_CASE("people: who died is marked in words, and no second meeting is suggested") {
  Notebook notebook;
  arrange(notebook);
  REQUIRE(notebook.post("/log/save", {{"line", "@Zofia Żak died today"}}).status == 303);
  const auto page = notebook.get("/people");
  CHECK(shows(page, "<span>Zofia Żak</span><span class=\"hint\">died</span>"));
  CHECK_FALSE(shows(page, "Suggest a time"));
  CHECK(shows(notebook.get("/people?q=zofia"), "<span class=\"hint block\">died</span>"));
}

TEST_CASE("people: an empty book says how to begin") {
  Notebook notebook;
  const auto page = notebook.get("/people");
  CHECK(shows(page, "No one here yet."));
  CHECK(shows(page, "href=\"/import\""));
}

TEST_CASE("people: under a face stands what they care about, never a title or a company") {
  Notebook notebook;
  arrange(notebook);
  const auto page = notebook.get("/people");
  CHECK(shows(page, "<span class=\"hint\">Biscuit, wood firing</span>"));
  CHECK_FALSE(shows(page, "Kelp"));
  CHECK_FALSE(shows(page, "Chief"));
}

TEST_CASE("people: what is typed finds notes too, and marks the words") {
  Notebook notebook;
  arrange(notebook);
  const auto page = notebook.get("/people?q=crack");
  CHECK(shows(page, "<mark>cracked</mark>"));
  CHECK(shows(page, ">Maya Chen</a>"));
  CHECK_FALSE(shows(page, "Ingrid"));
  CHECK(shows(notebook.get("/people?q=may"), "<mark>Maya</mark> Chen"));
}

TEST_CASE("people: the answer to typing is a part of the page with its address") {
  Notebook notebook;
  arrange(notebook);
  const auto part = notebook.get_fragment("/people?q=may&place=Oakland");
  CHECK_FALSE(shows(part, "<html"));
  CHECK(shows(part, "<mark>Maya</mark>"));
  CHECK(shows(part, "hx-swap-oob=\"true\""));
  CHECK(part.header("HX-Push-Url") == "/people?q=may&place=Oakland");
  const auto on = notebook.fetch(
      "GET", "/people?q=maya", "", "",
      {{"hx-request", "true"}, {"hx-current-url", "http://127.0.0.1:8377/people?q=may"}});
  CHECK(on.header("HX-Push-Url").empty());
  CHECK(on.header("HX-Replace-Url") == "/people?q=maya");
  const auto back =
      notebook.fetch("GET", "/people?q=may", "", "",
                     {{"hx-request", "true"}, {"hx-history-restore-request", "true"}});
  CHECK(shows(back, "<html"));
}

TEST_CASE("people: filters combine with each other and with the search") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  const auto has = [&](const std::string& address, PersonId id) {
    return shows(notebook.get(address), fmt::format("href=\"/people/{}\"", id.value));
  };
  CHECK(has("/people?place=oakland", cast.maya));
  CHECK(has("/people?place=oakland", cast.ingrid));
  CHECK_FALSE(has("/people?place=oakland", cast.zofia));
  CHECK(has("/people?among=quiet&place=Oakland", cast.ingrid));
  CHECK_FALSE(has("/people?among=quiet&place=Oakland", cast.maya));
  CHECK(has("/people?among=once", cast.zofia));
  CHECK_FALSE(has("/people?among=once", cast.maya));
  CHECK(has("/people?word=friend", cast.maya));
  CHECK(has("/people?interest=Wood-firing", cast.maya));
  CHECK(has("/people?q=crack&among=once", cast.maya) == false);
  CHECK(has("/people?q=crack&word=friend", cast.maya));
}

TEST_CASE("people: nobody found offers to add them") {
  Notebook notebook;
  arrange(notebook);
  const auto page = notebook.get("/people?q=Wren%20%22%3E%3Cb%3E");
  CHECK(shows(page, "Nobody by that name yet."));
  CHECK(shows(page, "Add “Wren &quot;&gt;&lt;b&gt;”"));
  CHECK(shows(page, "href=\"/people/new?name=Wren%20%22%3E%3Cb%3E\""));
}

TEST_CASE("people: archived ones are out of the way until asked for") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  actions::edit_person(notebook.app(), cast.ingrid, {.archived = true});
  CHECK_FALSE(shows(notebook.get("/people"), "Ingrid"));
  CHECK(shows(notebook.get("/people?among=archived"), "Ingrid"));
  CHECK(shows(notebook.get("/people?q=ingrid"), "archived"));
}

TEST_CASE("people: more than a page of names goes on to the next, nobody twice") {
  Notebook notebook;
  const App app = notebook.app();
  for (int i = 0; i < 130; ++i) actions::add_person(app, {.name = fmt::format("Person {:03}", i)});
  const auto first = notebook.get("/people");
  CHECK(shows(first, ">Person 119<"));
  CHECK_FALSE(shows(first, ">Person 120<"));
  CHECK(shows(first, "href=\"/people?from=120\">More people"));
  const auto second = notebook.get("/people?from=120");
  CHECK(shows(second, ">Person 129<"));
  CHECK_FALSE(shows(second, ">Person 119<"));
  CHECK_FALSE(shows(second, "More people"));
}

TEST_CASE("search: every place where the words stand, with a link to it") {
  Notebook notebook;
  const Cast cast = arrange(notebook);
  CHECK(shows(notebook.get("/search"), "since:2026-01"));
  const auto page = notebook.get("/search?q=bowl");
  CHECK(shows(page, "<mark>bowl</mark>"));
  CHECK(shows(page, fmt::format("href=\"/people/{}#n", cast.maya.value)));
  CHECK(notebook.get("/search?q=since:someday").status == 400);
}

TEST_CASE("search: how many more there are is at least what was counted") {
  Notebook notebook;
  {
    actions::Deed deed(notebook.app(), DeedKind::add, "added people");
    for (int i = 0; i < 210; ++i) {
      const PersonId id = actions::add_person(deed.tx, {.name = fmt::format("Person {}", i)});
      store::insert_note(deed.tx, {.person = id, .text = "has a kiln", .day = LocalDate{20'773}});
    }
    deed.commit();
  }
  CHECK(shows(notebook.get("/search?q=kiln"), "and at least 140 more"));
  CHECK(shows(notebook.get("/search?q=person"), "and 150 more<"));
  CHECK(shows(notebook.get("/people?q=person+1&among=quiet"), "Nothing found for “person 1”."));
}

TEST_CASE("people: hostile names and interests stay text") {
  Notebook notebook;
  arrange(notebook);
  for (const char* address :
       {"/people", "/people?q=alert", "/search?q=bold", "/people?q=%3Cb%3E"}) {
    const auto page = notebook.get(address);
    CAPTURE(address);
    CHECK_FALSE(shows(page, "<script>alert"));
    CHECK_FALSE(shows(page, "<b>bold"));
  }
}

TEST_CASE("of many people there is a list with letters, and a page begins at a letter") {
  Notebook notebook;
  const App app = notebook.app();
  for (int i = 0; i < 70; ++i)
    actions::add_person(app, {.name = fmt::format("Ana Sousa {}", i), .city = "Lisbon"});
  actions::add_person(app, {.name = "Maya Chen"});
  const auto all = notebook.get("/people");
  CHECK(shows(all, "href=\"/people?at=M\""));
  CHECK(shows(all, "Lisbon"));
  const auto from_m = notebook.get("/people?at=M");
  CHECK(shows(from_m, "Maya Chen"));
  CHECK_FALSE(shows(from_m, "Ana Sousa"));
}

TEST_CASE("a letter that no name begins at says so, and leads back to the names") {
  Notebook notebook;
  const App app = notebook.app();
  for (const char* name : {"Ana Sousa", "Ben Li"}) actions::add_person(app, {.name = name});
  for (const char* address :
       {"/people?at=Z", "/people?at=Z&place=Lisbon", "/people?at=Z&choose=1"}) {
    CAPTURE(address);
    const auto none = notebook.get(address);
    CHECK(shows(none, "No names from “Z” onwards."));
    CHECK(shows(none, "From the first name"));
    CHECK(shows(none, "aria-label=\"Names from a letter on\""));
    CHECK_FALSE(shows(none, "Nobody"));
    CHECK_FALSE(shows(none, "No one here yet"));
  }
  CHECK(shows(notebook.get("/people?from=120"), "No more names."));
  CHECK(shows(Notebook().get("/people?choose=1"), "No one here yet."));
}

TEST_CASE("several can be chosen of few people, too") {
  Notebook notebook;
  const App app = notebook.app();
  actions::add_person(app, {.name = "Ana Sousa", .city = "Lisbon"});
  CHECK_FALSE(shows(notebook.get("/people"), "Choose several"));
  actions::add_person(app, {.name = "Ben Li", .city = "Lisbon"});
  CHECK(shows(notebook.get("/people"), "href=\"/people?choose=1\">Choose several"));
  CHECK(shows(notebook.get("/people?place=Lisbon"),
              "href=\"/people?place=Lisbon&amp;choose=1\">Choose several"));
}

TEST_CASE("several people are chosen, and what is done with them is one change") {
  Notebook notebook;
  const App app = notebook.app();
  for (const char* name : {"Ana Sousa", "Ben Li", "Maya Chen"})
    actions::add_person(app, {.name = name});
  CHECK(shows(notebook.get("/people?choose=1"), "aria-label=\"Choose Maya Chen\""));
  const auto after = notebook.post_and_see("/people/several",
                                           {{"person", "1"}, {"person", "2"}, {"act", "archive"}});
  CHECK_FALSE(shows(after, "Choose Ana Sousa"));
  CHECK(shows(after, "Choose Maya Chen"));
  CHECK(shows(notebook.get("/people?among=archived"), "Ben Li"));
  CHECK(notebook.post("/people/several", {{"act", "archive"}}).status == 422);
  notebook.post_and_see(
      "/people/several",
      {{"person", "1"}, {"person", "3"}, {"act", "interest"}, {"interest", "dogs"}});
  CHECK(shows(notebook.get("/people/3"), "Dogs"));
}
