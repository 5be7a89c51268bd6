// Where the program listens, for whom, and what it says about that.
#include <fmt/format.h>

#include <cstdio>
#include <regex>

#include "actions/access/authentication.h"
#include "store/access/sessions.h"
#include "tests/serve/serving.h"

using namespace wellmet;
using namespace wellmet::testing;
using http::testing::Caller;
using store::testing::TempFolder;

namespace {

constexpr Instant now{1'795'338'000'000};
constexpr const char* password = "four plain words here";

// A store in which the first account has a password or not.
struct Home {
  explicit Home(const char* own_password = password) {
    const auto db = store::open({folder / "wellmet.db"});
    store::ensure_account(*db, AccountId{1}, "me", now);
    if (own_password) actions::set_password(*db, AccountId{1}, own_password, now);
    actions::add_account(*db, "ines", password, now);
  }
  TempFolder folder;
};

// What the program says when it does not serve; "serves" when it does.
std::string refusal_of(const std::string& command) {
  FILE* running = popen(command.c_str(), "r");
  REQUIRE(running != nullptr);
  std::string said;
  for (int c = 0; (c = std::fgetc(running)) != EOF;) {
    said += static_cast<char>(c);
    if (said.find("Ctrl-C") == std::string::npos) continue;
    pclose(running);
    return "serves";
  }
  CHECK(WEXITSTATUS(pclose(running)) != 0);
  return said;
}

std::string refusal(const Home& home, const std::string& words) {
  return refusal_of(fmt::format("timeout 20 '{}/wellmet' --store '{}' serve --quiet {} 2>&1",
                                WELLMET_BUILD, home.folder / "wellmet.db", words));
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

int socket_on(in_addr_t where) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(where);
  REQUIRE(bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(listen(socket, 10) == 0);
  return socket;
}

// A password that is offered by itself, and the status of the answer.
std::string offered(const Serving& serving, const std::string& words,
                    const std::string& more_lines = "") {
  const std::string body = "name=me&password=" + words;
  Caller caller(serving.port());
  caller.say("POST /sign-in HTTP/1.1\r\nHost: " + serving.host() +
             "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
             std::to_string(body.size()) + "\r\n" + more_lines + "\r\n" + body);
  return caller.hear_answer().substr(9, 3);
}

}  // namespace

TEST_CASE("other machines are let in only with TLS, or where it was said that it may do without") {
  const Home home;
  for (const std::string address :
       {"0.0.0.0:0", "[::]:0", "192.0.2.1:0", "[2001:db8::1]:0", "[::ffff:0.0.0.0]:0"}) {
    CAPTURE(address);
    const std::string said = refusal(home, "--listen " + address);
    CHECK(says(said, "without TLS"));
    CHECK(says(said, "--cert"));
    CHECK(says(said, "--insecure"));
  }
}

TEST_CASE("a name is no address to listen on, wherever it leads") {
  const Home home;
  for (const std::string name : {"127.0.0.1.example.org:0", "example.org:0", "127.example.org:0"})
    CHECK(refusal(home, "--insecure --listen " + name).find("is no IP address") !=
          std::string::npos);
}

TEST_CASE(
    "other machines are let in only when every account has a password, and is told which has "
    "none") {
  const Home home(nullptr);
  const std::string said = refusal(home, "--listen 0.0.0.0:0 --insecure");
  CHECK(says(said, "an account has no password yet: me."));
  CHECK(says(said, "wellmet account password me"));
  const Home closed;
  Serving serving(closed.folder, {.words = {"--listen", "0.0.0.0:0", "--insecure", "--quiet"}});
  CHECK(says(serving.log(), "warning: listening on 0.0.0.0 without TLS. Everybody on the network"));
  CHECK(says(serving.log(), "no --host was given"));
}

TEST_CASE("a socket that the service manager opened for other machines is held to the same") {
  const Home home;
  const int socket = socket_on(INADDR_ANY);
  const std::string said = refusal_of(fmt::format(
      "LISTEN_FDS=1 sh -c 'LISTEN_PID=$$ exec \"{}/wellmet\" --store \"{}\" serve --quiet' 2>&1 "
      "3<&{}",
      WELLMET_BUILD, home.folder / "wellmet.db", socket));
  ::close(socket);
  CHECK(says(said, "Listening on 0.0.0.0 without TLS"));
}

TEST_CASE("what is risky at the second of two sockets is said too, and nothing twice") {
  const Home home;
  const int here = socket_on(INADDR_LOOPBACK), everywhere = socket_on(INADDR_ANY);
  Serving serving(home.folder, {.words = {"--quiet", "--insecure", "--host", "notes.example.org"},
                                .inherited_socket = here,
                                .inherited_beside = everywhere});
  ::close(here);
  ::close(everywhere);
  const std::string log = serving.log();
  CHECK(says(log, "warning: listening on 0.0.0.0 without TLS."));
  const std::string others = "other programs at notes.example.org";
  CHECK(says(log, others));
  CHECK(log.find(others) == log.rfind(others));
}

TEST_CASE("where another program has the other address, the cure fits how the port was opened") {
  const Home home;
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_addr = in6addr_loopback;
  const int other = ::socket(AF_INET6, SOCK_STREAM, 0);
  const int here = socket_on(INADDR_LOOPBACK);
  sockaddr_in own{};
  socklen_t length = sizeof own;
  REQUIRE(getsockname(here, reinterpret_cast<sockaddr*>(&own), &length) == 0);
  address.sin6_port = own.sin_port;
  if (bind(other, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;  // no IPv6
  REQUIRE(listen(other, 10) == 0);
  const std::string said = refusal_of(fmt::format(
      "LISTEN_FDS=1 sh -c 'LISTEN_PID=$$ exec \"{}/wellmet\" --store \"{}\" serve --quiet' 2>&1 "
      "3<&{}",
      WELLMET_BUILD, home.folder / "wellmet.db", here));
  CHECK(says(said, "Let the socket's unit listen on both"));
  ::close(here);
  CHECK(says(refusal(home, fmt::format("--listen 127.0.0.1:{}", ntohs(own.sin_port))),
             "Choose another port with --listen."));
  ::close(other);
}

TEST_CASE("behind a proxy it listens on this machine, or names the proxies that it believes") {
  const Home home;
  CHECK(says(refusal(home, "--listen 0.0.0.0:0 --behind-proxy --insecure"),
             "give its address with --trusted-proxy"));
  CHECK(says(refusal(home, "--listen 0.0.0.0:0 --trusted-proxy 10.0.0.5"), "without TLS"));
  CHECK(says(refusal(home, "--trusted-proxy proxy.example"),
             "\"proxy.example\" is neither an IP address nor a network"));
  CHECK(refusal(home, "--listen 0.0.0.0:0 --trusted-proxy 10.0.0.0/8 --insecure") == "serves");
}

TEST_CASE("only a trusted proxy says who calls") {
  const Home home;
  const auto guesses_taken = [&](const std::vector<std::string>& more_words) {
    ServeWish wish;
    wish.words.insert(wish.words.end(), more_words.begin(), more_words.end());
    const Serving serving(home.folder, wish);
    int taken = 0;
    for (int i = 0; i < 10; ++i)
      taken +=
          offered(serving, "guess", fmt::format("X-Forwarded-For: 192.0.2.{}\r\n", i)) == "403";
    return taken;
  };
  CHECK(guesses_taken({}) == 6);
  CHECK(guesses_taken({"--trusted-proxy", "10.0.0.5"}) == 6);
  CHECK(guesses_taken({"--behind-proxy"}) == 10);
}

TEST_CASE("behind a proxy the address that is printed is the one that people visit") {
  const Home home;
  ServeWish wish;
  wish.words.insert(wish.words.end(), {"--behind-proxy", "--host", "notes.example.org"});
  const Serving serving(home.folder, wish, Reads::port_first);
  CHECK(serving.address() == "https://notes.example.org");
  CHECK(serving.log().empty());
}

TEST_CASE("a name that other programs have as well is taken when it is asked for, with a warning") {
  const Home home;
  for (const std::string name : {"localhost", "127.0.0.1"}) {
    ServeWish wish;
    wish.words.insert(wish.words.end(), {"--host", name});
    const Serving serving(home.folder, wish);
    CHECK(serving.address() == fmt::format("http://{}:{}", name, serving.port()));
    CHECK(says(serving.log(),
               fmt::format("warning: other programs at {}, on any port, get the session", name)));
    const Browser browser(serving);
    Caller caller(serving.port());
    caller.say(browser.get("/people"));
    CHECK(caller.hear_answer().starts_with("HTTP/1.1 200 "));
  }
  CHECK(says(refusal(home, "--listen 127.0.0.2:0"), "No name below localhost leads to 127.0.0.2"));
}

TEST_CASE(
    "both addresses that a name below localhost leads to are held, and none is left to others") {
  const Home home;
  const int socket = ::socket(AF_INET6, SOCK_STREAM, 0);
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_addr = in6addr_loopback;
  if (bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;  // no IPv6
  REQUIRE(listen(socket, 1) == 0);
  socklen_t length = sizeof address;
  REQUIRE(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0);
  const std::string port = std::to_string(ntohs(address.sin6_port));
  CHECK(
      says(refusal(home, "--listen 127.0.0.1:" + port), "Another program listens on port " + port));
  ::close(socket);
  const Serving serving(home.folder);
  address.sin6_port = htons(serving.port());
  const int caller = ::socket(AF_INET6, SOCK_STREAM, 0);
  CHECK(connect(caller, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  ::close(caller);
}

TEST_CASE("many passwords at once are checked one after another, and pages do not wait for them") {
  const Home home;
  Serving serving(home.folder);
  const Browser browser(serving);
  std::vector<std::unique_ptr<Caller>> callers;
  const std::string body = std::string("name=me&password=four+plain+words+here");
  for (int i = 0; i < 8; ++i) {
    callers.push_back(std::make_unique<Caller>(serving.port()));
    callers.back()->say("POST /sign-in HTTP/1.1\r\nHost: " + serving.host() +
                        "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                        std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  Caller reader(serving.port());
  reader.say(browser.get("/people"));
  CHECK(reader.hear_answer().starts_with("HTTP/1.1 200 "));
  int in = 0, too_many = 0;
  for (const auto& caller : callers) {
    const std::string status = caller->hear_answer().substr(9, 3);
    in += status == "303";
    too_many += status == "429";
  }
  // Six tries of one place run at a time; nobody is told that there was no room.
  CHECK(in >= 6);
  CHECK(in + too_many == 8);
  CHECK(offered(serving, "four+plain+words+here") == "303");
}
