// Cookies know no ports, so a session is opened only at a name that other programs of the machine
// are not called by.
#include "web/access/site_names.h"

#include "actions/access/authentication.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

std::string everything_in(const http::Response& response) {
  std::string all(response.content());
  for (const auto& [name, value] : response.headers) all += name + ": " + value + "\n";
  return all;
}

bool tells(const http::Response& response, const std::string& secret) {
  return everything_in(response).find(secret) != std::string::npos;
}

std::string example_of(std::string pattern) {
  for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{'))
    pattern.replace(at, pattern.find('}') - at + 1, "1");
  return pattern;
}

}  // namespace

TEST_CASE("at localhost and 127.0.0.1 nobody signs in, whatever they know") {
  Notebook notebook;
  actions::set_password(*store::open({notebook.folder() / "wellmet.db"}), AccountId{1},
                        "four plain words here", nine_o_clock);
  const std::string signed_in = notebook.cookie();
  for (const std::string host : {"localhost:8377", "127.0.0.1", "[::1]:8377", "LOCALHOST",
                                 "127.1.2.3", "[::ffff:127.0.0.1]"}) {
    CAPTURE(host);
    const Fields at = {{"host", host}};
    notebook.use_cookie(signed_in);
    CHECK(notebook.fetch("GET", "/people", "", "", at).status == 421);
    notebook.forget_cookie();
    for (const std::string& path :
         {std::string("/"), std::string("/sign-in"), notebook.site().one_time_path()}) {
      const auto answer = notebook.fetch("GET", path, "", "", at);
      CHECK(answer.status == 421);
      CHECK(answer.header("Set-Cookie").empty());
      CHECK(shows(answer, "Use the address that <code>wellmet serve</code> printed"));
    }
    const auto offered =
        notebook.post("/sign-in", {{"name", "me"}, {"password", "four plain words here"}}, at);
    CHECK(offered.status == 421);
    CHECK(offered.header("Set-Cookie").empty());
  }
  check_golden("another-address", notebook.fetch("GET", "/", "", "", {{"host", "localhost:8377"}}));
}

TEST_CASE("the local name is told to nobody who has not signed in") {
  Notebook notebook;
  notebook.forget_cookie();
  const std::string& name = notebook.site().local_name();
  const std::string secret = name.substr(0, name.find('.'));
  for (const std::string host :
       {"localhost:8377", "127.0.0.1:8377", "notes.example.org", "evil.example"}) {
    for (const Route& route : routes()) {
      CAPTURE(host);
      CAPTURE(route.pattern);
      CHECK_FALSE(tells(notebook.fetch(route.method, example_of(route.pattern), "",
                                       "application/x-www-form-urlencoded", {{"host", host}}),
                        secret));
    }
  }
}

TEST_CASE("the local name is a host name of its own for each store, the same at each start") {
  const Notebook notebook, other;
  const auto name_of = [](const Notebook& n) {
    return local_name(*store::open({n.folder() / "wellmet.db"}));
  };
  const std::string name = name_of(notebook);
  CHECK(name == name_of(notebook));
  CHECK(name != name_of(other));
  CHECK(name.starts_with("wellmet-"));
  CHECK(name.ends_with(".localhost"));
  CHECK(name.size() == std::string("wellmet-12345678901234567890.localhost").size());
  CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") == std::string::npos);
}

TEST_CASE("a session's cookie is for its host alone") {
  Notebook notebook;
  notebook.forget_cookie();
  const auto welcome = notebook.fetch("GET", notebook.site().one_time_path(), "", "",
                                      {{"host", notebook.site().local_name() + ":8377"}});
  REQUIRE(welcome.status == 303);
  for (const auto& [name, value] : welcome.headers) {
    if (name != "Set-Cookie") continue;
    CHECK(value.starts_with("wellmet"));
    CHECK(value.find("HttpOnly") != std::string::npos);
    CHECK(value.find("Domain") == std::string::npos);
  }
}

TEST_CASE("over TLS the cookie is kept to TLS, and at the local name a proxy's TLS is not ours") {
  Notebook notebook({.secure = true});
  notebook.forget_cookie();
  const auto welcome = [&](const std::string& host) {
    return std::string(
        notebook.fetch("GET", notebook.site().one_time_path(), "", "", {{"host", host}})
            .header("Set-Cookie"));
  };
  CHECK(welcome("notes.example.org").starts_with("__Host-wellmet="));
  CHECK(welcome("notes.example.org").find("; Secure") != std::string::npos);
  CHECK(welcome(notebook.site().local_name()).starts_with("wellmet="));
}

TEST_CASE("a cookie that an earlier version left at a shared name is taken away") {
  Notebook notebook;
  const auto answer = notebook.fetch("GET", "/", "", "", {{"host", "127.0.0.1:8377"}});
  CHECK(answer.header("Set-Cookie").starts_with("wellmet=; "));
  CHECK(answer.header("Set-Cookie").find("Max-Age=0") != std::string_view::npos);
}

TEST_CASE("a name of the machine that the user chose is answered like any other") {
  Notebook notebook({.hosts = {"localhost"}});
  CHECK(notebook.fetch("GET", "/people", "", "", {{"host", "localhost:8377"}}).status == 200);
  CHECK(notebook.fetch("GET", "/people", "", "", {{"host", "127.0.0.1:8377"}}).status == 421);
}
