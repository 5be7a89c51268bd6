#include "web/access/sign_in.h"
#include "actions/access/authentication.h"
#include "http/router.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

// A path that fits the pattern, for walking the table of routes.
std::string example_of(std::string pattern) {
  for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{'))
    pattern.replace(at, pattern.find('}') - at + 1, "1");
  return pattern;
}

}  // namespace

TEST_CASE("every page but the door's own asks who is there") {
  Notebook notebook;
  notebook.forget_cookie();
  for (const Route& route : routes()) {
    CAPTURE(route.pattern);
    const auto answer = notebook.fetch(route.method, example_of(route.pattern), "",
                                       "application/x-www-form-urlencoded");
    if (route.guard == Guard::signed_in) CHECK(answer.status == 401);
    const std::string_view pattern = route.pattern;
    const bool of_the_door = pattern.starts_with("/begin") || pattern.starts_with("/sign-in");
    // What a browser takes before it knows who is there; nothing of anybody stands in it.
    const bool of_the_app =
        pattern == "/manifest.webmanifest" || pattern == "/worker.js" || pattern == "/offline";
    CHECK((of_the_door || of_the_app) == (route.guard == Guard::anyone));
  }
}

TEST_CASE("a post without the session's token is refused, on every route") {
  Notebook notebook;
  for (const Route& route : routes()) {
    if (std::string_view(route.method) != "POST" || route.guard == Guard::anyone) continue;
    CAPTURE(route.pattern);
    const auto answer = notebook.fetch("POST", example_of(route.pattern), "form=wrong",
                                       "application/x-www-form-urlencoded");
    CHECK(answer.status == 403);
  }
}

TEST_CASE("a post from a page of another site is refused, with the right token too") {
  Notebook notebook;
  const Fields elsewhere[] = {{{"origin", "https://evil.example"}},
                              {{"origin", "null"}},
                              {{"sec-fetch-site", "cross-site"}},
                              {{"sec-fetch-site", "same-site"}}};
  for (const Fields& headers : elsewhere) CHECK(notebook.post("/today", {}, headers).status == 403);
  CHECK(notebook.post("/today", {}, {{"origin", "http://notes.example.org"}}).status == 409);
}

TEST_CASE("no route takes a post from elsewhere, nor one under another name") {
  Notebook notebook;
  for (const Route& route : routes()) {
    if (std::string_view(route.method) != "POST") continue;
    CAPTURE(route.pattern);
    const std::string address = example_of(route.pattern);
    CHECK(notebook.post(address, {}, {{"origin", "https://evil.example"}}).status == 403);
    CHECK(notebook.post(address, {}, {{"sec-fetch-site", "cross-site"}}).status == 403);
    CHECK(notebook.post(address, {}, {{"host", "evil.example"}}).status == 421);
  }
  CHECK_FALSE(shows(notebook.get("/history"), "data-undo"));
}

TEST_CASE("another name for this machine is not answered, so that no name can be bent to it") {
  Notebook notebook;
  for (const std::string host :
       {"evil.example", "127.0.0.1.evil.example", "", "[::2]:8377", "guessed.localhost",
        "notes.example.org.evil.example", "notes.example.org:1.evil.example",
        "notes.example.org:", "notes.example.org:8377x", "notes.example.org:018377"})
    CHECK(notebook.fetch("GET", "/", "", "", {{"host", host}}).status == 421);
  for (const std::string& host :
       {std::string("notes.example.org"), std::string("NOTES.example.org:1"),
        notebook.site().local_name() + ":8377"})
    CHECK(notebook.fetch("GET", "/", "", "", {{"host", host}}).status == 200);
}

TEST_CASE("the one-time link opens one browser, once") {
  Notebook notebook;
  notebook.forget_cookie();
  const std::string link = notebook.site().one_time_path();
  CHECK(notebook.fetch("HEAD", link, "", "").status == 403);
  CHECK(notebook.get("/begin/guessed").status == 403);
  const auto first = notebook.get(link);
  CHECK(first.status == 303);
  CHECK(first.header("Set-Cookie").find("HttpOnly; SameSite=Lax") != std::string_view::npos);
  CHECK(notebook.get(link).status == 403);
}

TEST_CASE("a password opens the door, and only the right one") {
  Notebook notebook;
  actions::set_password(*store::open({notebook.folder() / "wellmet.db"}), AccountId{1},
                        "four plain words here", nine_o_clock);
  notebook.forget_cookie();
  CHECK(shows(notebook.get("/sign-in"), "name=\"password\""));
  CHECK(notebook.post("/sign-in", {{"name", "me"}, {"password", "wrong words"}}).status == 403);
  CHECK(
      notebook.post("/sign-in", {{"name", "you"}, {"password", "four plain words here"}}).status ==
      403);
  const auto in = notebook.post(
      "/sign-in", {{"name", "me"}, {"password", "four plain words here"}, {"next", "/history"}});
  CHECK(in.status == 303);
  CHECK(in.header("Location") == "/history");
}

TEST_CASE("signing in leads nowhere else") {
  Notebook notebook;
  actions::set_password(*store::open({notebook.folder() / "wellmet.db"}), AccountId{1},
                        "four plain words here", nine_o_clock);
  notebook.forget_cookie();
  for (const std::string next :
       {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"}) {
    const auto in = notebook.post(
        "/sign-in", {{"name", "me"}, {"password", "four plain words here"}, {"next", next}});
    CHECK(in.header("Location") == "/");
  }
}

TEST_CASE("many wrong passwords from one place must wait, and keep nobody else out") {
  Notebook notebook;
  actions::set_password(*store::open({notebook.folder() / "wellmet.db"}), AccountId{1},
                        "four plain words here", nine_o_clock);
  const std::string owner = notebook.cookie();
  notebook.forget_cookie();
  int refused = 0;
  for (int i = 0; i < 10; ++i)
    refused += notebook.post("/sign-in", {{"name", "me"}, {"password", "guess"}}).status == 429;
  CHECK(refused == 4);
  http::Request from_elsewhere{.method = "POST",
                               .path = "/sign-in",
                               .headers = {{"host", "notes.example.org"},
                                           {"content-type", "application/x-www-form-urlencoded"}},
                               .body = "name=me&password=four+plain+words+here",
                               .peer = "192.0.2.7"};
  CHECK(notebook.site().answer(from_elsewhere).status == 303);
  // Setting the clock does not help, and does not harm.
  notebook.set_clock(Instant{nine_o_clock.milliseconds - 7'200'000});
  CHECK(notebook.post("/sign-in", {{"name", "me"}, {"password", "guess"}}).header("Retry-After") ==
        "20");
  notebook.set_clock(Instant{nine_o_clock.milliseconds + 7'200'000});
  CHECK(notebook.post("/sign-in", {{"name", "me"}, {"password", "guess"}}).status == 429);
  notebook.let_pass(std::chrono::seconds(60));
  CHECK(notebook.post("/sign-in", {{"name", "me"}, {"password", "four plain words here"}}).status ==
        303);
}

TEST_CASE("a session seen in time to come, when the clock was wrong, does not last until then") {
  Notebook notebook;
  const auto in_ten_years = Instant{nine_o_clock.milliseconds + 3650 * day_ms};
  notebook.set_clock(in_ten_years);
  notebook.forget_cookie();
  const auto welcome = notebook.get(notebook.site().one_time_path());
  const std::string_view cookie = welcome.header("Set-Cookie");
  notebook.use_cookie(std::string(cookie.substr(0, cookie.find(';'))));
  notebook.set_clock(nine_o_clock);
  CHECK(notebook.get("/").status == 200);
  notebook.set_clock(Instant{nine_o_clock.milliseconds + 91 * day_ms});
  CHECK(notebook.get("/").status == 401);
}

TEST_CASE("a session that was ended, or not seen for long, opens nothing") {
  Notebook notebook;
  CHECK(notebook.post("/sign-out").status == 303);
  CHECK(notebook.get("/").status == 401);
  Notebook other;
  other.set_clock(Instant{nine_o_clock.milliseconds + std::int64_t{91} * 24 * 3600 * 1000});
  CHECK(other.get("/").status == 401);
}

TEST_CASE("every answer says that nothing from elsewhere belongs in it") {
  Notebook notebook;
  for (const std::string path : {"/", "/history", "/nowhere", "/sign-in"}) {
    const auto answer = notebook.get(path);
    CAPTURE(path);
    const std::string_view policy = answer.header("Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'"));
    CHECK(policy.find("unsafe") == std::string_view::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string_view::npos);
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK(answer.body.find(" style=") == std::string::npos);
    CHECK(answer.body.find("<script>") == std::string::npos);
    CHECK(answer.body.find(" onclick") == std::string::npos);
  }
}

TEST_CASE("a page that has not changed is not sent again") {
  Notebook notebook;
  const auto first = notebook.get("/history");
  const auto again = notebook.fetch("GET", "/history", "", "",
                                    {{"if-none-match", std::string(first.header("ETag"))}});
  CHECK(again.status == 304);
  CHECK(again.content().empty());
}

TEST_CASE(
    "what was written in a form whose session has ended is shown, and where to go on is kept") {
  Notebook notebook;
  actions::set_password(notebook.app().db, AccountId{1}, "four plain words", nine_o_clock, "");
  notebook.forget_cookie();
  const std::string words = "She leaves the studio in spring, and Biscuit has a new friend.";
  const Fields headers = {{"host", "notes.example.org"},
                          {"referer", "http://notes.example.org/people/1/edit?x=1"}};
  const auto late = notebook.post("/people/1/notes", {{"text", words}}, headers);
  CHECK(late.status == 401);
  CHECK(shows(late, words));
  CHECK(shows(late, "name=\"next\" value=\"/people/1/edit\""));
  const auto elsewhere = notebook.post("/people/1/notes", {{"text", words}},
                                       {{"host", "notes.example.org"},
                                        {"referer", "http://evil.example/people/1"},
                                        {"sec-fetch-site", "cross-site"}});
  CHECK_FALSE(shows(elsewhere, words));
  CHECK(shows(elsewhere, "name=\"next\" value=\"/\""));
}

TEST_CASE("after signing in one goes on where one was") {
  Notebook notebook;
  CHECK(notebook.get("/sign-in?next=/people").header("Location") == "/people");
  CHECK(notebook.get("/sign-in?next=//evil.example").header("Location") == "/");
}
