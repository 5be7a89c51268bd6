#include "store/access/settings.h"
#include "actions/deed.h"
#include "tests/web/site.h"
#include "web/access/browser.h"

using namespace wellmet;
using namespace wellmet::web::testing;

TEST_CASE("settings say what holds now") {
  Notebook notebook;
  notebook.post("/settings/me", {{"name", "Ines Duarte"}});
  notebook.post("/settings/interests", {{"add", "dogs, wood firing"}});
  check_golden("settings", notebook.get("/settings"));
}

TEST_CASE("a setting holds from the next page on, and can be undone") {
  Notebook notebook;
  const auto after = notebook.post_and_see(
      "/settings", {{"theme", "dark"}, {"locale", "de"}, {"keys", "off"}, {"today.lines", "3"}});
  CHECK(shows(after, "data-theme=\"dark\""));
  CHECK(shows(after, "data-keys=\"off\""));
  CHECK(shows(notebook.get("/"), "Sonntag, 22. November"));
  CHECK(shows(after, "Changed the settings"));
}

TEST_CASE("who writes the month first is understood so, once they said it") {
  Notebook notebook;
  const auto read = [&] {
    return notebook.post("/log/understood", {{"line", "lunch with @maya on 11/3"}});
  };
  notebook.post("/settings", {{"theme", "dark"}, {"dates.order", ""}});
  CHECK(shows(notebook.get("/settings"), "Tell me when it matters"));
  CHECK(shows(read(), "11 March"));
  notebook.post("/settings", {{"dates.order", "month first"}});
  CHECK(!shows(notebook.get("/settings"), "Tell me when it matters"));
  CHECK(shows(read(), "3 November"));
}

TEST_CASE("pages say how long changes can be undone as the setting has it") {
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"1", "For 1 day", "for 1 day"},           {"90", "For 90 days", "for 90 days"},
      {"100", "For 100 days", "for 100 days"},   {"365", "For a year", "for a year"},
      {"730", "For two years", "for two years"}, {"forever", "Forever", "forever"}};
  Notebook notebook;
  const auto import = notebook.upload("/import", "file", "Connections.csv",
                                      "First Name,Last Name,Email\nMaya,Chen,maya@example.org\n");
  REQUIRE(import.status == 303);
  const std::string preview(import.header("Location"));
  for (const auto& [days, choice, words] : cases) {
    CAPTURE(days);
    notebook.post("/settings", {{"history_keep", days}});
    CHECK(shows(notebook.get("/settings"),
                std::string("<option value=\"") + days + "\" selected>" + choice + "</option>"));
    CHECK(shows(notebook.get("/history"),
                std::string("Changes can be undone ") + words + ", unless"));
    CHECK(shows(notebook.get(preview),
                std::string("You can undo this in one click, ") + words + "."));
  }
  const auto report = notebook.post_and_see(preview, {{"import", "1"}});
  CHECK_FALSE(shows(report, "Import them"));
  CHECK(shows(report, "You can undo this in one click, forever."));
}

TEST_CASE("the user's zone decides what day it is") {
  Notebook notebook;
  CHECK(shows(notebook.get("/"), "Sunday, 22 November"));
  notebook.post("/settings", {{"zone", "Pacific/Kiritimati"}});
  notebook.set_clock(Instant{nine_o_clock.milliseconds + std::int64_t{2} * 3600 * 1000});
  CHECK(shows(notebook.get("/"), "Monday"));
}

TEST_CASE("a zone that is none is refused beside the form") {
  Notebook notebook;
  const auto refused = notebook.post("/settings", {{"zone", "Mars/Olympus"}});
  CHECK(refused.status == 422);
  CHECK(shows(refused, "isn’t a time zone I know"));
}

TEST_CASE("what was chosen stays in the form when one setting is refused, and none is saved") {
  Notebook notebook;
  const auto refused = notebook.post(
      "/settings",
      {{"theme", "dark"}, {"today.lines", "3"}, {"history_keep", "730"}, {"zone", "Mars/Olympus"}});
  CHECK(shows(refused, "value=\"Mars/Olympus\""));
  CHECK(shows(refused, "<option value=\"dark\" selected>"));
  CHECK(shows(refused, "<option value=\"3\" selected>3"));
  CHECK(shows(refused, "<option value=\"730\" selected>"));
  CHECK_FALSE(shows(refused, "This machine doesn’t know"));
  CHECK_FALSE(shows(notebook.get("/settings"), "<option value=\"dark\" selected>"));
}

TEST_CASE("a password is set, changed only by who knows it, and ends other sessions") {
  Notebook notebook;
  CHECK(notebook.post("/settings/password", {{"password", "short"}}).status == 422);
  CHECK(notebook.post("/settings/password", {{"password", "four plain words here"}}).status == 303);
  CHECK(notebook.post("/settings/password", {{"old", "wrong"}, {"password", "another long one"}})
            .status == 403);
  CHECK(notebook
            .post("/settings/password",
                  {{"old", "four plain words here"}, {"password", "another long one"}})
            .status == 303);
  CHECK(notebook.get("/").status == 200);
}

TEST_CASE("who guesses at the current password waits seconds, and hears how many") {
  Notebook notebook;
  CHECK(notebook.post("/settings/password", {{"password", "four plain words here"}}).status == 303);
  http::Response answer;
  for (int tried = 0; tried < 10 && answer.status != 429; ++tried)
    answer = notebook.post("/settings/password", {{"old", "wrong"}, {"password", "another one"}});
  CHECK(answer.status == 429);
  CHECK(answer.header("Retry-After") == "20");
  CHECK(shows(answer, "Too many attempts. Try again in 20 seconds."));
}

TEST_CASE("all keys are listed") {
  Notebook notebook;
  check_golden("keys", notebook.get("/keys"));
}

TEST_CASE("a browser is told by its name and its machine") {
  const std::pair<const char*, const char*> cases[] = {
      {"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
       "Firefox on Linux"},
      {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
       "Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
       "Safari on iPhone"},
      {"Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 "
       "Mobile Safari/537.36",
       "Chrome on Android"},
      {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
       "Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0",
       "Edge on Windows"},
      {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
       "Version/18.5 Safari/605.1.15",
       "Safari on a Mac"},
      {"", "A browser"},
      {"<script>", "A browser"}};
  for (const auto& [user_agent, words] : cases) CHECK(web::browser_in_words(user_agent) == words);
}

TEST_CASE(
    "a time zone that this machine does not know shuts no page, and is not in the way of the "
    "rest") {
  Notebook notebook;
  {
    auto app = notebook.app();
    actions::Deed deed(app, DeedKind::edit, "from elsewhere");
    store::put_setting(deed.tx, "zone", "Mars/Olympus");
    deed.commit();
  }
  CHECK(notebook.get("/").status == 200);
  CHECK(shows(notebook.get("/settings"), "This machine doesn’t know “Mars/Olympus”."));
  CHECK(notebook.post("/settings", {{"theme", "dark"}, {"zone", "Mars/Olympus"}}).status == 303);
  CHECK(shows(notebook.get("/settings"), "data-theme=\"dark\""));
  CHECK(notebook.post("/settings", {{"zone", "Venus/Base"}}).status == 422);
  CHECK(notebook.post("/settings", {{"zone", "Asia/Tokyo"}}).status == 303);
  CHECK(!shows(notebook.get("/settings"), "doesn’t know"));
}
