// Strangers who guess passwords do not hold up a browser that has signed in before.
#include "web/access/known_browsers.h"

#include <fmt/format.h>

#include "actions/access/authentication.h"
#include "tests/web/site.h"

using namespace wellmet;
using namespace wellmet::web;
using namespace wellmet::web::testing;

namespace {

constexpr const char* password = "four plain words here";

struct Household : Notebook {
  Household() {
    const auto db = store::open({folder() / "wellmet.db"});
    actions::set_password(*db, AccountId{1}, password, nine_o_clock);
    actions::add_account(*db, "ines", password, nine_o_clock);
    forget_cookie();
  }
  http::Response offer(const std::string& name, const std::string& words) {
    return post("/sign-in", {{"name", name}, {"password", words}});
  }
  void use_up_tries() {
    while (offer("me", "a guess").status != 429) {
    }
  }
};

// The mark that a sign-in leaves in the browser, as it sends it back.
std::string mark_in(const http::Response& welcome) {
  for (const auto& [name, value] : welcome.headers)
    if (name == "Set-Cookie" && value.find("-browser-") != std::string::npos)
      return value.substr(0, value.find(';'));
  return "";
}

}  // namespace

TEST_CASE("a browser that has signed in before is not held up by guesses from the same place") {
  Household home;
  const std::string mark = mark_in(home.offer("me", password));
  REQUIRE_FALSE(mark.empty());
  home.use_up_tries();
  CHECK(home.offer("me", password).status == 429);
  home.use_cookie(mark);
  CHECK(home.offer("me", password).status == 303);
}

TEST_CASE("the one-time link makes a browser known as well") {
  Household home;
  const std::string mark = mark_in(home.get(home.site().one_time_path()));
  home.use_up_tries();
  home.use_cookie(mark);
  CHECK(home.offer("me", password).status == 303);
}

TEST_CASE("a known browser that guesses has no more tries than any place") {
  Household home;
  home.use_cookie(mark_in(home.offer("me", password)));
  int taken = 0;
  while (home.offer("me", "a guess").status != 429) ++taken;
  CHECK(taken == 6);
}

TEST_CASE("a mark counts for its account alone, and nobody can make one up") {
  Household home;
  const std::string of_ines = mark_in(home.offer("ines", password));
  const std::string value = of_ines.substr(of_ines.find('=') + 1);
  std::string longer = value;
  longer[0] = longer[0] == 'a' ? 'b' : 'a';
  home.use_up_tries();
  for (const std::string& made_up :
       {of_ines, "wellmet-browser-1=" + value, "wellmet-browser-1=" + longer,
        std::string("wellmet-browser-1=."),
        std::string("wellmet-browser-1=") + value.substr(0, 23)}) {
    home.use_cookie(made_up);
    CHECK(home.offer("me", password).status == 429);
  }
  home.use_cookie(of_ines);
  CHECK(home.offer("ines", password).status == 303);
}

TEST_CASE("signing in to an account of one's own buys no guesses at another's") {
  Household home;
  int guesses = 0;
  for (int i = 0; i < 20; ++i) {
    guesses += home.offer("me", "a guess").status == 403;
    home.offer("ines", password);
  }
  CHECK(guesses == 6);
}

TEST_CASE("the mark stays after signing out, and signs nobody in") {
  Household home;
  const auto welcome = home.offer("me", password);
  const std::string_view session = welcome.header("Set-Cookie");
  home.use_cookie(std::string(session.substr(0, session.find(';'))));
  const auto left = home.post("/sign-out");
  CHECK(left.status == 303);
  CHECK(mark_in(left).empty());
  home.use_cookie(mark_in(welcome));
  CHECK(home.get("/people").status == 401);
}

TEST_CASE("behind a proxy, tries are counted for whom the proxy saw, and for nobody else's word") {
  Notebook notebook({.trusted_proxies = {http::IpRange::parse("127.0.0.1").value()}});
  const auto guess = [&](const std::string& peer, const std::string& forwarded) {
    http::Request request{.method = "POST",
                          .path = "/sign-in",
                          .headers = {{"host", "notes.example.org"},
                                      {"content-type", "application/x-www-form-urlencoded"},
                                      {"x-forwarded-for", forwarded}},
                          .body = "name=me&password=guess",
                          .peer = peer};
    return notebook.site().answer(request).status;
  };
  int through = 0, around = 0;
  for (int i = 0; i < 20; ++i) {
    through += guess("127.0.0.1", fmt::format("198.51.100.{}, 192.0.2.7", i)) == 403;
    around += guess("192.0.2.99", fmt::format("198.51.100.{}", i)) == 403;
  }
  CHECK(through == 6);
  CHECK(around == 6);
}
