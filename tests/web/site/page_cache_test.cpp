#include "web/site/page_cache.h"

#include "actions/people/edit_person.h"
#include "actions/people/people.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

http::Response page(std::string body) {
  http::Response response;
  response.body = std::move(body);
  return response;
}

}  // namespace

TEST_CASE("a page is found by all that it was made from, at the version it was made at") {
  const http::Request request{.path = "/people", .headers = {{"cookie", "a"}}};
  const std::string key = PageCache::key_of(request);
  PageCache pages;
  pages.keep(key, {.version = 1, .page = page("first")});
  REQUIRE(pages.find(1, key));
  CHECK(pages.find(1, key)->page.body == "first");
  for (const http::Request& other :
       {http::Request{.path = "/people", .headers = {{"cookie", "b"}}},
        http::Request{.path = "/", .headers = {{"cookie", "a"}}},
        http::Request{.method = "HEAD", .path = "/people", .headers = {{"cookie", "a"}}},
        http::Request{.path = "/people", .query = {{"q", "may"}}, .headers = {{"cookie", "a"}}},
        http::Request{.path = "/people", .headers = {{"cookie", "a"}, {"hx-request", "true"}}}})
    CHECK_FALSE(pages.find(1, PageCache::key_of(other)));
  CHECK_FALSE(pages.find(2, key));
  CHECK_FALSE(pages.find(1, key));  // it was let go
}

TEST_CASE("names and values cannot be shifted into each other's place") {
  const auto key = [](http::Values query) {
    return PageCache::key_of({.path = "/people", .query = std::move(query)});
  };
  CHECK(key({{"q", "a"}, {"b", "c"}}) != key({{"q", "ab"}, {"", "c"}}));
  CHECK(key({{"q", "a1:b"}}) != key({{"q", "a"}, {"b", ""}}));
}

TEST_CASE("only so many pages are kept, and none that is very large") {
  PageCache pages;
  int found = 0;
  for (int i = 0; i < 100; ++i) pages.keep(std::to_string(i), {.version = 1, .page = page("x")});
  for (int i = 0; i < 100; ++i) found += pages.find(1, std::to_string(i)) != nullptr;
  CHECK(found > 0);
  CHECK(found <= 16);
  pages.keep("large", {.version = 1, .page = page(std::string(1'000'000, 'x'))});
  CHECK_FALSE(pages.find(1, "large"));
}

TEST_CASE("a page asked for again is the same, until anybody changes anything") {
  Notebook notebook;
  const PersonId maya = actions::add_person(notebook.app(), {.name = "Maya Chen"});
  const auto first = notebook.get("/people");
  CHECK(notebook.get("/people").body == first.body);
  // By another connection, such as the command line's.
  actions::edit_person(notebook.app(), maya, {.archived = true});
  CHECK_FALSE(shows(notebook.get("/people"), "Maya"));
  // By the same one.
  CHECK(notebook.post("/people/new", {{"name", "Jo Okafor"}}).status == 303);
  CHECK(shows(notebook.get("/people"), "Jo Okafor"));
  CHECK(notebook.post("/settings", {{"theme", "dark"}}).status == 303);
  CHECK(shows(notebook.get("/people"), "data-theme=\"dark\""));
}

TEST_CASE("a page that was kept does not outlive its day or its session") {
  Notebook notebook;
  actions::add_person(notebook.app(), {.name = "Maya Chen"});
  CHECK(shows(notebook.get("/"), "22 November"));
  CHECK(shows(notebook.get("/"), "22 November"));
  notebook.set_clock(Instant{nine_o_clock.milliseconds + std::int64_t{16} * 3600 * 1000});
  CHECK(shows(notebook.get("/"), "23 November"));
  const std::string cookie = notebook.cookie();
  CHECK(notebook.post("/sign-out").status == 303);
  notebook.use_cookie(cookie);
  CHECK(notebook.get("/").status == 401);
}
