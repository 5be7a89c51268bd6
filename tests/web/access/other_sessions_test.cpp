// A new password shuts out every browser but the one in which it was set.
#include "actions/access/authentication.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

std::string another_browser(Notebook& notebook) {
  const std::string own = notebook.cookie();
  const actions::OpenedSession opened = actions::open_session(
      notebook.app().db, AccountId{1}, "password", "Another browser", nine_o_clock);
  return own.substr(0, own.find('=') + 1) + opened.token;
}

}  // namespace

TEST_CASE("a password that is set, or changed, ends the sessions of all other browsers") {
  Notebook notebook;
  const std::string here = notebook.cookie();
  for (const Fields& fields :
       {Fields{{"password", "four plain words here"}},
        Fields{{"old", "four plain words here"}, {"password", "another long one"}}}) {
    const std::string there = another_browser(notebook);
    notebook.use_cookie(there);
    REQUIRE(notebook.get("/").status == 200);
    notebook.use_cookie(here);
    CHECK(notebook.post("/settings/password", fields).status == 303);
    CHECK(notebook.get("/").status == 200);
    notebook.use_cookie(there);
    CHECK(notebook.get("/").status == 401);
    notebook.use_cookie(here);
  }
}

TEST_CASE("whoever signs out is out, with the cookie as it was") {
  Notebook notebook;
  const std::string here = notebook.cookie();
  CHECK(notebook.post("/sign-out").status == 303);
  notebook.use_cookie(here);
  CHECK(notebook.get("/").status == 401);
}
