// The store can’t be written, or not be reached: what a visitor is told, and what is kept.
#include "http/form.h"
#include "tests/store/db/cut_line.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;
using store::testing::CutLine;
using store::testing::has_postgres;
using store::testing::PostgresSchema;

namespace {

constexpr const char* host = "notes.example.org";

// A browser of a site that the test has made itself, signed in, whose notebook knows Maya.
class Visitor {
 public:
  explicit Visitor(Site& site) : site_(site) {
    const std::string cookie(ask("GET", site_.one_time_path()).header("Set-Cookie"));
    cookie_ = cookie.substr(0, cookie.find(';'));
    const std::string page(ask("GET", "/settings").content());
    const std::string field = "name=\"form\" value=\"";
    const auto at = page.find(field) + field.size();
    form_token_ = page.substr(at, page.find('"', at) - at);
    REQUIRE(ask("POST", "/people/new", "form=" + form_token_ + "&name=Maya+Chen").status == 303);
  }
  http::Response get(const std::string& path) { return ask("GET", path); }
  http::Response log(const std::string& line, int waited_ms = 0) {
    return ask("POST", "/log/save", "form=" + form_token_ + "&line=" + http::percent_encode(line),
               waited_ms);
  }

 private:
  http::Response ask(const std::string& method, const std::string& path,
                     const std::string& body = "", int waited_ms = 0) {
    http::Request request{.method = method, .path = path, .body = body, .peer = "127.0.0.1"};
    request.waited_ms = waited_ms;
    request.headers.add("host", host);
    if (!body.empty()) request.headers.add("content-type", "application/x-www-form-urlencoded");
    if (!cookie_.empty()) request.headers.add("cookie", cookie_);
    return site_.answer(request);
  }
  Site& site_;
  std::string cookie_, form_token_;
};

constexpr const char* line = "coffee with @Maya Chen: <kiln>";

void can_be_sent_again(const http::Response& page) {
  CHECK(page.status == 503);
  CHECK(page.header("Retry-After") != "");
  CHECK(shows(page, ">coffee with @Maya Chen: &lt;kiln&gt;</textarea>"));
  CHECK(shows(page, "<form method=\"post\" action=\"/log/save\">"));
  CHECK(shows(page, "name=\"line\" value=\"coffee with @Maya Chen: &lt;kiln&gt;\""));
}

}  // namespace

TEST_CASE("a post that waits for another program in vain keeps what was written") {
  const store::testing::TempFolder folder;
  Instant now = nine_o_clock;
  Site site({.store = {.where = folder / "wellmet.db", .wait_ms = 1000},
             .clock = [&now] { return now; },
             .hosts = {host}});
  Visitor visitor(site);
  const auto other_program = store::open({folder / "wellmet.db"});
  other_program->begin_write();
  const auto page = visitor.log(line);
  can_be_sent_again(page);
  CHECK(shows(page,
              "another program is writing to the store and did not finish in time. Nothing "
              "was changed; try again."));
  // Its turn came late: its time is nearly over.
  const auto began = std::chrono::steady_clock::now();
  can_be_sent_again(visitor.log(line, 5000));
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::milliseconds(900));

  SUBCASE("a page is read also by who was not seen for days") {
    now.milliseconds += std::int64_t{3} * 24 * 3600 * 1000;
    CHECK(visitor.get("/people").status == 200);
  }
  SUBCASE("afterwards it is saved") {
    other_program->rollback();
    CHECK(visitor.get("/people").status == 200);
    CHECK(visitor.log(line).status == 303);
  }
}

TEST_CASE("who has not signed in hears nothing of where the notebook lies") {
  const store::testing::TempFolder folder;
  std::string logged;
  Site site({.store = {.where = folder / "wellmet.db"},
             .clock = [] { return nine_o_clock; },
             .hosts = {host},
             .complain = [&logged](const std::string& what) { logged = what; }});
  std::filesystem::rename(folder / "wellmet.db", folder / "aside.db");
  const auto ask = [&](const std::string& path, const std::string& cookie) {
    http::Request request{.path = path, .peer = "127.0.0.1"};
    request.headers.add("host", host);
    if (!cookie.empty()) request.headers.add("cookie", cookie);
    return site.answer(request);
  };
  for (const std::string path : {"/", "/people", "/sign-in"}) {
    for (const std::string cookie : {"", "wellmet=made-up"}) {
      CAPTURE(path);
      CAPTURE(cookie);
      logged.clear();
      const auto page = ask(path, cookie);
      CHECK(page.status == 503);
      CHECK(shows(page, "The notebook can’t be opened right now."));
      CHECK_FALSE(shows(page, folder / ""));
      CHECK(logged.find(folder / "wellmet.db") != std::string::npos);
      CHECK(page.header("Retry-After") != "");
    }
  }
}

TEST_CASE("a database that was restarted is found again, and no page is lost") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  CutLine to_database;
  Site site({.store = to_database.place(schema.place()),
             .clock = [] { return nine_o_clock; },
             .hosts = {host}});
  Visitor visitor(site);
  REQUIRE(visitor.get("/people").status == 200);
  to_database.cut();
  to_database.join();
  CHECK(visitor.get("/people").status == 200);
  to_database.cut();
  to_database.join();
  CHECK(visitor.log(line).status == 303);
}

TEST_CASE("a line that is cut before a page asks over it is no reason to fail the page") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  CutLine to_database;
  int looks_until_cut = 0;
  Site site({.store = to_database.place(schema.place()),
             .clock =
                 [&] {
                   if (looks_until_cut > 0 && --looks_until_cut == 0) {
                     to_database.cut();
                     to_database.join();
                   }
                   return nine_o_clock;
                 },
             .hosts = {host}});
  Visitor visitor(site);
  looks_until_cut = 1;  // who asks is looked up
  CHECK(visitor.get("/people").status == 200);
  CHECK(looks_until_cut == 0);
  looks_until_cut = 1;
  CHECK(visitor.log(line).status == 303);
  looks_until_cut = 3;  // the page has begun
  CHECK(visitor.get("/").status == 200);
  CHECK(looks_until_cut == 0);
  looks_until_cut = 3;
  can_be_sent_again(visitor.log(line));
  CHECK(looks_until_cut == 0);
  CHECK(visitor.get("/people").status == 200);
}

TEST_CASE(
    "while the database cannot be reached a page says so, keeps what was written, and it heals") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  CutLine to_database;
  std::string logged;
  Site site({.store = to_database.place(schema.place()),
             .clock = [] { return nine_o_clock; },
             .hosts = {host},
             .complain = [&logged](const std::string& what) { logged = what; }});
  Visitor visitor(site);
  to_database.cut();
  const std::string words =
      "The notebook can’t be opened right now. Nothing was saved; try again in a moment.";
  const auto page = visitor.get("/people");
  CHECK(page.status == 503);
  CHECK(shows(page, words));
  CHECK(logged.starts_with("The PostgreSQL server does not answer: "));
  const auto post = visitor.log(line);
  CHECK(shows(post, words));
  can_be_sent_again(post);
  to_database.join();
  CHECK(visitor.get("/people").status == 200);
}
