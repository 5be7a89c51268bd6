#include <fmt/format.h>

#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/today/follow_ups.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web::testing;

namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

// Maya is to be thanked; Jo was met once; the third has a name that is an attack.
void arrange(Notebook& notebook) {
  const App app = notebook.app();
  const PersonId maya = actions::add_person(
      app, {.name = "Maya Chen", .emails = {"maya@kelp.example"}, .birthday = {0, 11, 25}});
  const PersonId jo =
      actions::add_person(app, {.name = "Zofia Żak", .phones = {"+48 601 555 014"}});
  const PersonId hostile =
      actions::add_person(app, {.name = "<script>alert(\"1\")</script> O'Neil"});
  actions::add_follow_up(app, {.person = maya,
                               .kind = FollowUpKind::thank,
                               .text = "for the kiln",
                               .due = day("2026-11-20")});
  actions::log_interaction(
      app, {.kind = InteractionKind::coffee, .day = day("2026-11-08"), .people = {jo}});
  actions::add_follow_up(app, {.person = hostile,
                               .kind = FollowUpKind::custom,
                               .text = "\"><img src=x onerror=alert(1)>",
                               .due = day("2026-11-21")});
}

}  // namespace

TEST_CASE("the first day offers three ways to begin") {
  Notebook notebook;
  check_golden("today-first-day", notebook.get("/"));
}

TEST_CASE("today's list tells whom to turn to, why, and lets one act in place") {
  Notebook notebook;
  arrange(notebook);
  check_golden("today", notebook.get("/"));
}

TEST_CASE("a name that is an attack stays a name") {
  Notebook notebook;
  arrange(notebook);
  const auto page = notebook.get("/");
  CHECK_FALSE(shows(page, "<script>alert"));
  CHECK_FALSE(shows(page, "<img src=x"));
  CHECK(shows(page, "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; O&#39;Neil"));
}

TEST_CASE("the head counts the people of the list") {
  Notebook notebook;
  const App app = notebook.app();
  const auto promise_to = [&](const char* name) {
    actions::add_follow_up(app, {.person = actions::add_person(app, {.name = name}),
                                 .kind = FollowUpKind::check_in,
                                 .due = app.today()});
  };
  promise_to("Maya Chen");
  CHECK(shows(notebook.get("/"), "One person you might turn to, if you like."));
  promise_to("Ben Hale");
  CHECK(shows(notebook.get("/"), "Two people you might turn to, if you like."));
  promise_to("Jo Okafor");
  CHECK(shows(notebook.get("/"), "Three people you might turn to, if you like."));
}

TEST_CASE("a plan in your own words is named by them, on each page") {
  Notebook notebook;
  const App app = notebook.app();
  const auto planned_for = [&](const char* name, const char* text) {
    const PersonId person = actions::add_person(app, {.name = name});
    actions::add_follow_up(app, {.person = person, .text = text, .due = app.today()});
    return fmt::format("<a href=\"/people/{}\">", person.value);
  };
  const std::string moreau = planned_for("Jean-Luc Moreau", "write");
  const std::string jo = planned_for("Jo Okafor", "buy Jo a pint");
  const auto today = notebook.get("/");
  CHECK(shows(today, "<h3>Write (for " + moreau + "Jean-Luc Moreau</a>)</h3>"));
  CHECK(shows(today, "<h3>Buy " + jo + "Jo</a> a pint</h3>"));
  CHECK(shows(today, "Because you noted this today."));
  CHECK(shows(notebook.get("/follow-ups"), moreau + "Write (for Jean-Luc Moreau)</a>"));
  CHECK(shows(notebook.get("/follow-ups"), jo + "Buy Jo a pint</a>"));
  CHECK(shows(notebook.get("/people/1"), "<h2>Write</h2>"));
}

TEST_CASE("a line that is done is gone, is told, and can be undone from the same place") {
  Notebook notebook;
  arrange(notebook);
  notebook.get("/");
  const auto after =
      notebook.post_and_see("/today", {{"person", "1"}, {"follow_up", "1"}, {"done", "1"}});
  CHECK_FALSE(shows(after, "name=\"follow_up\" value=\"1\""));
  CHECK(shows(after, "class=\"toast\""));
  CHECK(shows(after, "data-undo"));
  const auto at = after.body.find("/history/");
  const std::string undo = after.body.substr(at, after.body.find('"', at) - at);
  CHECK(shows(notebook.post_and_see(undo, {{"back", "/"}}), "name=\"follow_up\" value=\"1\""));
}

TEST_CASE("later puts a line off; a day that is none is said") {
  Notebook notebook;
  arrange(notebook);
  notebook.get("/");
  const Fields maya = {{"person", "1"}, {"follow_up", "1"}};
  auto fields = maya;
  fields.emplace_back("until", "31 February");
  CHECK(notebook.post("/today", fields).status == 422);
  fields.back().second = "in 2 weeks";
  CHECK_FALSE(shows(notebook.post_and_see("/today", fields), "name=\"follow_up\" value=\"1\""));
}

TEST_CASE("htmx gets the line away and the toast, not a page") {
  Notebook notebook;
  arrange(notebook);
  notebook.get("/");
  const auto part = notebook.post("/today", {{"person", "1"}, {"follow_up", "1"}, {"done", "1"}},
                                  {{"hx-request", "true"}});
  CHECK(part.status == 200);
  CHECK_FALSE(shows(part, "<html"));
  CHECK(shows(part, "hx-swap-oob"));
}

TEST_CASE("acting on a line that is no longer shown is refused") {
  Notebook notebook;
  arrange(notebook);
  notebook.get("/");
  CHECK(notebook.post("/today", {{"person", "99"}, {"follow_up", "0"}, {"done", "1"}}).status ==
        409);
}

TEST_CASE("history lists what was done, newest first") {
  Notebook notebook;
  arrange(notebook);
  check_golden("history", notebook.get("/history"));
}

TEST_CASE("history shows what was done in the browser, what was imported, or both") {
  Notebook notebook;
  notebook.post("/people/new", {{"name", "Jo Okafor"}});
  App terminal = notebook.app();
  terminal.origin = Origin::terminal;
  actions::add_person(terminal, {.name = "Maya Chen"});
  const auto in_browser = notebook.get("/history?from=web");
  CHECK(shows(in_browser, "Added Jo Okafor"));
  CHECK_FALSE(shows(in_browser, "Added Maya Chen"));
  const auto on_command_line = notebook.get("/history?from=terminal&kind=add");
  CHECK(shows(on_command_line, "Added Maya Chen"));
  CHECK_FALSE(shows(on_command_line, "Added Jo Okafor"));
  CHECK(shows(notebook.get("/history?kind=import"), "No such change."));
  CHECK(shows(notebook.get("/history?from=nowhere"), "Added Jo Okafor"));
}

TEST_CASE("a name that nobody has leads to adding them, with no command of the terminal") {
  Notebook notebook;
  const auto page = notebook.post("/follow-ups", {{"whom", "Priya Ramen"}, {"kind", "thank"}});
  CHECK(page.status == 422);
  CHECK(shows(page, "Nobody called &quot;Priya Ramen&quot; is known."));
  CHECK(shows(page, "href=\"/people/new?name=Priya%20Ramen\""));
  CHECK_FALSE(shows(page, "wellmet person"));
  CHECK(shows(notebook.get("/people/new?name=Priya%20Ramen"), "value=\"Priya Ramen\""));
}

TEST_CASE(
    "a line is put off to a day of one's choice, and Done is done whatever day stands there") {
  Notebook notebook;
  arrange(notebook);
  notebook.get("/");
  notebook.post_and_see(
      "/today", {{"person", "1"}, {"follow_up", "1"}, {"until", "day"}, {"day", "2026-12-03"}});
  CHECK(shows(notebook.get("/follow-ups"), "3 December"));
  const auto none = notebook.post("/follow-ups/1", {{"until", "day"}});
  CHECK(none.status == 422);
  CHECK(shows(none, "Choose a day first."));
  CHECK(shows(notebook.post("/follow-ups/1", {{"until", "day"}, {"day", "2026-11-22"}}),
              "That day isn’t after today."));
  CHECK(shows(notebook.get("/follow-ups"), "name=\"day\" min=\"2026-11-23\" required"));
  const auto finished =
      notebook.post_and_see("/follow-ups/1", {{"done", "1"}, {"day", "2026-12-10"}});
  CHECK_FALSE(shows(finished, "10 December"));
  CHECK_FALSE(shows(finished, "action=\"/follow-ups/1\""));
}

TEST_CASE("what comes again says so on every page, and when it is due next once it is done") {
  Notebook notebook;
  const App app = notebook.app();
  const PersonId maya = actions::add_person(app, {.name = "Maya Chen"});
  actions::add_follow_up(app, {.person = maya,
                               .kind = FollowUpKind::custom,
                               .text = "call about the garden",
                               .due = day("2026-11-22"),
                               .repeats = "1 month"});
  CHECK(shows(notebook.get("/follow-ups"), "</time>, then every month</span>"));
  CHECK(shows(notebook.get("/people/1"), "Today, then every month.</p>"));
  CHECK(shows(notebook.post_and_see("/follow-ups/1", {{"done", "1"}}), "(next: Tue 22 Dec 2026)"));
}

TEST_CASE("a follow-up is finished only when it is said to be") {
  Notebook notebook;
  arrange(notebook);
  const auto asked = notebook.post("/follow-ups/1");
  CHECK(asked.status == 422);
  CHECK(shows(asked, "“done” finishes the follow-up"));
  CHECK(shows(notebook.get("/follow-ups"), "action=\"/follow-ups/1\""));
}

TEST_CASE("the time zone is offered until one is chosen") {
  Notebook notebook;
  CHECK(shows(notebook.get("/"), "data-zone-offer=\"0\""));
  CHECK(notebook.post("/settings", {{"zone", "Pacific/Auckland"}, {"back", "/"}})
            .header("Location")
            .starts_with("/"));
  CHECK_FALSE(shows(notebook.get("/"), "data-zone-offer"));
}

TEST_CASE("dates are English unless another language of dates was chosen") {
  Notebook notebook;
  const auto german = notebook.fetch("GET", "/", "", "", {{"accept-language", "de-DE,de;q=0.9"}});
  CHECK(shows(german, "Sunday, 22 November"));
  notebook.post("/settings", {{"locale", "de"}});
  CHECK(shows(notebook.get("/"), "Sonntag, 22. November"));
}
