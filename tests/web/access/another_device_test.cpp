// A second device signs in by a code: once, for a while, and only where it can reach us.
#include "tests/web/site.h"
#include "web/access/one_time_links.h"

using namespace wellmet;
using namespace wellmet::web::testing;
using namespace std::chrono_literals;

namespace {

struct Network : Notebook {
  Network() : Notebook({.beyond_loopback = true}) {}
  // The path of the link that the page shows.
  std::string link() {
    const auto page = post("/settings/device");
    CHECK(shows(page, "class=\"qr\""));
    const auto at = page.body.find("https://notes.example.org/begin/");
    const auto plain = page.body.find("http://notes.example.org/begin/");
    const auto found = at == std::string::npos ? plain : at;
    REQUIRE(found != std::string::npos);
    const auto path = page.body.find("/begin/", found);
    return page.body.substr(path, page.body.find('<', path) - path);
  }
};

}  // namespace

TEST_CASE("the code opens one browser, once") {
  Network network;
  CHECK(shows(network.get("/settings"), "href=\"/settings/device\""));
  CHECK_FALSE(shows(network.get("/settings/device"), "class=\"qr\""));
  const std::string link = network.link();
  const std::string owner = network.cookie();
  network.forget_cookie();
  const auto in = network.get(link);
  CHECK(in.status == 303);
  CHECK_FALSE(in.header("Set-Cookie").empty());
  CHECK(network.get(link).status == 403);
}

TEST_CASE("a code is good for ten minutes, and until there is a new one") {
  Network network;
  const std::string first = network.link(), second = network.link();
  const std::string owner = network.cookie();
  network.forget_cookie();
  CHECK(network.get(first).status == 403);
  network.let_pass(10min);
  CHECK(network.get(second).status == 403);
  network.use_cookie(owner);
  const std::string third = network.link();
  network.let_pass(9min);
  network.forget_cookie();
  CHECK(network.get(third).status == 303);
}

TEST_CASE("a new password and signing out all others take the code back") {
  Network network;
  const std::string owner = network.cookie();
  const auto opens = [&](const std::string& link) {
    network.forget_cookie();
    const bool open = network.get(link).status == 303;
    network.use_cookie(owner);
    return open;
  };
  std::string link = network.link();
  network.post("/settings/sessions", {{"all", "1"}});
  CHECK_FALSE(opens(link));
  link = network.link();
  network.post("/settings/password", {{"password", "four plain words here"}});
  CHECK_FALSE(opens(link));
  CHECK(opens(network.link()));
}

TEST_CASE("where no other device can come there is no code, and the page says why") {
  Notebook alone;
  CHECK(shows(alone.get("/settings/device"), "no other device can reach it"));
  CHECK_FALSE(shows(alone.post("/settings/device"), "class=\"qr\""));
  Network network;
  const Fields local = {{"host", network.site().local_name() + ":8377"}};
  const auto here = network.fetch("GET", "/settings/device", "", "", local);
  CHECK(shows(here, "Sign in at the name that other devices know, notes.example.org"));
  CHECK_FALSE(shows(network.post("/settings/device", {}, local), "class=\"qr\""));
}

TEST_CASE("a code is for the account that asked for it") {
  std::chrono::milliseconds now = 1h;
  web::OneTimeLinks links([&] { return now; });
  const std::string mine = links.for_a_device(AccountId{1}),
                    theirs = links.for_a_device(AccountId{2});
  const std::string start = links.of_the_start(AccountId{1});
  CHECK(links.take(theirs) == AccountId{2});
  CHECK_FALSE(links.take(theirs));
  CHECK(links.take(mine) == AccountId{1});
  now += 24h;
  CHECK(links.take(start) == AccountId{1});
  CHECK_FALSE(links.take(""));
}
