#include <stdexcept>

#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "tests/web/site.h"
#include "web/page/next_link.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

TEST_CASE("a page that is not there says where to look") {
  Notebook notebook;
  const auto page = notebook.get("/not-in-the-book");
  CHECK(page.status == 404);
  check_golden("error-404", page);
  CHECK(notebook.get("/people/12").status == 404);
  CHECK(shows(notebook.get("/people/12/edit"), "It may have been merged or removed."));
}

TEST_CASE("a page offers a way on only where it helps") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Maya Chen"});
  CHECK(shows(notebook.post("/people/99/remove"), "See all people"));
  CHECK(shows(notebook.post("/follow-ups/99", {{"done", "1"}}), "See all follow-ups"));
  const auto note = notebook.post("/people/1/notes/99/remove");
  CHECK(note.status == 404);
  CHECK_FALSE(shows(note, "See all people"));
}

TEST_CASE("no page tells anybody to type a command, but for who runs the program") {
  for (int act = 0; act <= static_cast<int>(Next::Act::restore_earlier_or_accept); ++act) {
    CAPTURE(act);
    const std::string words = next_link(Next{.act = static_cast<Next::Act>(act)}).text();
    CHECK(words.find("--") == std::string::npos);
    CHECK((words.find("wellmet ") == std::string::npos ||
           words.find("On the machine where Wellmet runs") != std::string::npos));
  }
}

TEST_CASE("a day still to come leads to a follow-up, not to a command") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Maya Chen"});
  const auto page = notebook.post("/log/save", {{"line", "lunch with @maya on 2027-12-24"}});
  CHECK(page.status == 422);
  CHECK(shows(page, "is still to come"));
  CHECK(shows(page, "<a class=\"btn\" href=\"/follow-ups\">Add a follow-up instead</a>"));
  CHECK_FALSE(shows(page, "wellmet followup"));
}

TEST_CASE("what was written is shown again when it could not be taken") {
  Notebook notebook;
  notebook.use_cookie(notebook.cookie());
  const auto page = notebook.fetch(
      "POST", "/log/save", "form=of+another+visit&line=coffee+with+%40Maya+yesterday%3A+%3Ckiln%3E",
      "application/x-www-form-urlencoded");
  CHECK(page.status == 403);
  check_golden("error-403", page);
}

TEST_CASE("what was written is shown again, not what the form was filled with") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Maya Chen"});
  const auto gone = notebook.post("/people/99/edit",
                                  {{"name", "Maya"},
                                   {"was_urls", "https://kelp.example/a/long/way/to/an/old/page"},
                                   {"how", "at the pottery class by the river"}});
  CHECK(shows(gone, "at the pottery class by the river</textarea>"));
  CHECK_FALSE(shows(gone, "kelp.example"));
}

TEST_CASE("a note that was changed on another device is not written over") {
  Notebook notebook;
  const PersonId maya = actions::add_person(notebook.app(), {.name = "Maya Chen"});
  const NoteId note =
      actions::add_note(notebook.app(),
                        {.person = maya, .kind = NoteKind::fact, .text = "Biscuit is ten"})
          .id;
  const std::string path =
      "/people/" + std::to_string(maya.value) + "/notes/" + std::to_string(note.value);
  const auto form = notebook.get(path);
  const std::string page(form.content());
  const std::string before = "name=\"filled_with\" value=\"";
  const std::string filled_with = page.substr(page.find(before) + before.size(), 16);

  actions::edit_note(notebook.app(), note, "Biscuit is eleven");
  const auto both = notebook.post(path, {{"text", "Biscuit is 10"}, {"filled_with", filled_with}});
  CHECK(both.status == 409);
  check_golden("error-409", both);

  SUBCASE("sent again, seeing both, it is kept") {
    const std::string again(both.content());
    const std::string now = again.substr(again.find(before) + before.size(), 16);
    CHECK(now != filled_with);
    CHECK(notebook.post(path, {{"text", "Biscuit is 10"}, {"filled_with", now}}).status == 303);
    CHECK(shows(notebook.get(path), "Biscuit is 10"));
  }
  SUBCASE("sent from a form that was filled with what stands there, it is kept") {
    CHECK(notebook.post(path, {{"text", "Biscuit is 12"}}).status == 303);
  }
}

TEST_CASE("a card that was changed on another device shows both, field by field") {
  Notebook notebook;
  const PersonId maya =
      actions::add_person(notebook.app(), {.name = "Maya Chen", .city = "Oakland"});
  const std::string path = "/people/" + std::to_string(maya.value) + "/edit";
  const auto both = notebook.post(path, {{"name", "Maya Chen"},
                                         {"was_name", "Maya Chen"},
                                         {"city", "Lisbon"},
                                         {"was_city", "Porto"}});
  CHECK(both.status == 409);
  CHECK(shows(both, "Someone changed this on another device. Which version do you want to keep?"));
  CHECK(shows(both, "On the other device: Oakland"));
  CHECK(shows(both, "value=\"Lisbon\""));
  CHECK(!shows(both, "On the other device: Maya Chen"));
  CHECK(shows(notebook.get(path), "value=\"Oakland\""));
}

TEST_CASE("a fault of ours keeps what was written and names its line in the log") {
  Notebook notebook;
  std::string logged;
  int asked = 0;
  // A clock that fails once, when the page itself asks: session and day were asked for before.
  Site site({.store = {notebook.folder() / "wellmet.db"},
             .clock =
                 [&asked] {
                   if (++asked == 4) throw std::runtime_error("the clock stopped");
                   return nine_o_clock;
                 },
             .hosts = {"notes.example.org"},
             .complain = [&logged](const std::string& what) { logged = what; }});
  http::Request request{
      .method = "POST",
      .path = "/log",
      .body = "form=" + notebook.form_token() + "&line=coffee+with+%40Maya+yesterday",
      .peer = "127.0.0.1"};
  request.headers.add("host", "notes.example.org");
  request.headers.add("cookie", notebook.cookie());
  request.headers.add("content-type", "application/x-www-form-urlencoded");
  const auto page = site.answer(request);
  CHECK(page.status == 500);
  CHECK(shows(page, "Something broke on my side"));
  CHECK(shows(page, ">coffee with @Maya yesterday</textarea>"));
  REQUIRE(logged.ends_with(": the clock stopped"));
  REQUIRE(logged.starts_with("/log: "));
  const std::string entry = logged.substr(6, logged.find(':', 6) - 6);
  CHECK(shows(page, "log, under " + entry + "."));
}

TEST_CASE("more than a page takes is answered with the limit and a way around it") {
  Notebook book;
  const auto rule_for = [&](const std::string& path, const std::string& cookie) {
    http::Request head{.method = "POST", .path = path, .peer = "127.0.0.1"};
    head.headers.add("host", "notes.example.org");
    head.headers.add("content-type", "multipart/form-data; boundary=x");
    head.headers.add("cookie", cookie);
    return book.site().body_rule(head);
  };
  const http::BodyRule files = rule_for("/import", book.cookie());
  CHECK(files.limit_bytes == file_limit_bytes);
  CHECK(files.too_large.status == 413);
  CHECK(files.too_large.header("Content-Security-Policy") != "");
  CHECK(shows(files.too_large, "<h1>Too large</h1>"));
  CHECK(shows(files.too_large, "more than 256 MB"));
  CHECK(shows(files.too_large, "wellmet import FILE"));
  CHECK(shows(rule_for("/people/1/photos", book.cookie()).too_large, "more than 31 MB"));
  CHECK(shows(rule_for("/log/save", book.cookie()).too_large, "more than 1 MB"));
  const http::BodyRule stranger = rule_for("/import", "wellmet=made-up");
  CHECK(stranger.limit_bytes == form_limit_bytes);
  CHECK(stranger.too_large.status == 401);
  CHECK(shows(stranger.too_large, "Sign in, and send it again."));
  std::filesystem::rename(book.folder() / "wellmet.db", book.folder() / "aside.db");
  CHECK(rule_for("/import", book.cookie()).too_large.status == 503);
}
