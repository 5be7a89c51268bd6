#include <fmt/format.h>

#include "actions/people/people.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

TEST_CASE("start: after an import Today asks whom you want to keep up with") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Maya Chen"});
  const auto page = notebook.get("/");
  CHECK(shows(page, "1 person is here. Whom do you want to keep up with?"));
  CHECK(shows(page, "href=\"/start\""));
}

TEST_CASE("start: one face at a time, with what is known of them") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Maya <Chen>",
                                       .emails = {"maya@kelp.example"},
                                       .organisation = "Kelp & Co.",
                                       .city = "Oakland"});
  check_golden("start", notebook.get("/start"));
}

TEST_CASE("start: whom an answer was given for makes room for the next") {
  Notebook notebook;
  const PersonId anna = actions::add_person(notebook.app(), {.name = "Anna Abt"});
  actions::add_person(notebook.app(), {.name = "Ben Hale"});
  CHECK(shows(notebook.get("/start"), "Anna Abt"));
  const auto next = notebook.post_and_see(
      "/start", {{"person", std::to_string(anna.value)}, {"how", "keep"}, {"at", "0"}});
  CHECK(shows(next, "Ben Hale"));
  CHECK(shows(next, "You keep up with 1 person so far."));
  CHECK(shows(notebook.get("/start?at=1"), "That was everybody."));
  CHECK(shows(notebook.get("/"), "nothing is noted yet"));
}

TEST_CASE("start: a place beyond all people, or none, is no fault") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Anna Abt"});
  CHECK(shows(notebook.get("/start?at=99999999999999"), "That was everybody."));
  CHECK(shows(notebook.get("/start?at=-5"), "Anna Abt"));
}

TEST_CASE("start: an answer that is none changes nothing") {
  Notebook notebook;
  const PersonId anna = actions::add_person(notebook.app(), {.name = "Anna Abt"});
  CHECK(notebook
            .post("/start", {{"person", std::to_string(anna.value)}, {"how", "love"}, {"at", "0"}})
            .status == 422);
  CHECK(notebook.post("/start", {{"person", "77"}, {"how", "keep"}, {"at", "0"}}).status == 404);
  CHECK(shows(notebook.get("/start"), "Anna Abt"));
}

TEST_CASE("start: where nobody is yet, it says how to begin") {
  Notebook notebook;
  const auto page = notebook.get("/start");
  CHECK(shows(page, "No one here yet."));
  CHECK(shows(page, "href=\"/import\""));
  CHECK(shows(page, "href=\"/people/new\""));
  CHECK_FALSE(shows(page, "Today names them"));
}
