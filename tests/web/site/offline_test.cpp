#include "actions/people/people.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

TEST_CASE("the worker is served at the root, to anybody, and changes with the assets") {
  Notebook notebook;
  notebook.forget_cookie();
  const auto worker = notebook.get("/worker.js");
  CHECK(worker.status == 200);
  CHECK(worker.header("Content-Type") == "text/javascript; charset=utf-8");
  CHECK(worker.header("Cache-Control") == "no-cache");
  CHECK(worker.content().starts_with("const release = '" + std::string(web::assets_hash()) + "';"));
}

TEST_CASE("the page for when Wellmet can’t be reached says nothing of anybody") {
  Notebook notebook;
  const std::string signed_in(notebook.get("/offline").content());
  notebook.forget_cookie();
  const auto page = notebook.get("/offline");
  CHECK(page.content() == signed_in);
  check_golden("offline", page);
}

TEST_CASE("signing out tells the browser to forget what it keeps") {
  Notebook notebook;
  CHECK(notebook.post("/sign-out").header("Clear-Site-Data") == "\"cache\", \"storage\"");
}

TEST_CASE("a line that waited is read as of the day it was written") {
  Notebook notebook;  // Sunday, 22 November 2026
  actions::add_person(notebook.app(), {.name = "Maya Chen"});
  const auto read = [&](const std::string& written) {
    return notebook.post("/log", {{"line", "coffee with @Maya yesterday"}, {"written", written}});
  };
  CHECK(shows(read("2026-11-20"), "Thursday, 19 November"));
  CHECK(shows(read("2026-11-20"), "As written on Friday, 20 November."));
  CHECK(shows(read("2026-11-20"), "name=\"written\" value=\"2026-11-20\""));
  for (const char* unbelieved : {"", "2026-11-22", "2026-12-01", "1999-01-01", "friday"}) {
    CAPTURE(unbelieved);
    CHECK(shows(read(unbelieved), "Saturday, 21 November"));
    CHECK(!shows(read(unbelieved), "As written on"));
  }
  notebook.post("/log/save", {{"line", "coffee with @Maya yesterday"}, {"written", "2026-11-20"}});
  CHECK(shows(notebook.get("/people/1"), "2026-11-19"));
}

TEST_CASE("what stands behind More is a page, too") {
  Notebook notebook;
  check_golden("more", notebook.get("/more"));
}

TEST_CASE("who was signed out elsewhere is told so in place, and loses nothing written") {
  Notebook notebook;
  notebook.forget_cookie();
  const auto told = notebook.get_fragment("/people?q=dog");
  CHECK(told.status == 401);
  CHECK(!shows(told, "<html"));
  CHECK(shows(told, "You are signed out."));
}
