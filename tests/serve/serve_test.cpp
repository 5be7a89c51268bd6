// The program itself, over the network: what only a whole process can show.
#include <fmt/format.h>

#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <regex>

#include "tests/http/certificate.h"
#include "tests/serve/serving.h"

using namespace wellmet;
using namespace wellmet::testing;
using http::testing::Caller;
using store::testing::TempFolder;

namespace {

std::string asked(const Serving& serving, const std::string& request) {
  Caller caller(serving.port());
  caller.say(request);
  return caller.hear_answer();
}

}  // namespace

TEST_CASE("the printed address opens one browser; others, and other names, get nothing") {
  const TempFolder folder;
  Serving serving(folder);
  const Browser browser(serving);
  CHECK(asked(serving, browser.get("/people")).starts_with("HTTP/1.1 200 OK\r\n"));
  const std::string host = "Host: " + serving.host() + "\r\n";
  CHECK(asked(serving, "GET /people HTTP/1.1\r\n" + host + "\r\n").starts_with("HTTP/1.1 401 "));
  CHECK(asked(serving, "GET " + serving.link() + " HTTP/1.1\r\n" + host + "\r\n")
            .starts_with("HTTP/1.1 403 "));
  CHECK(asked(serving, "GET /people HTTP/1.1\r\nHost: evil.example\r\nCookie: " + browser.cookie() +
                           "\r\n\r\n")
            .starts_with("HTTP/1.1 421 "));
  const std::string elsewhere = "Origin: https://evil.example\r\n";
  CHECK(asked(serving, browser.post("/people/new", "name=Mallory", elsewhere))
            .starts_with("HTTP/1.1 403 "));
  CHECK(asked(serving, browser.post("/people/new", "name=Maya")).starts_with("HTTP/1.1 303 "));
  const std::string people = asked(serving, browser.get("/people"));
  CHECK(people.find("Maya") != std::string::npos);
  CHECK(people.find("Mallory") == std::string::npos);
}

TEST_CASE("a page that has not changed is not sent again, and one that is sent is packed") {
  const TempFolder folder;
  Serving serving(folder);
  const Browser browser(serving);
  const std::string page = asked(serving, browser.get("/people"));
  std::smatch tag;
  REQUIRE(std::regex_search(page, tag, std::regex("\r\nETag: ([^\r]+)\r\n")));
  CHECK(page.find("\r\nDate: ") != std::string::npos);
  const std::string same =
      asked(serving, browser.get("/people", "If-None-Match: " + tag[1].str() + "\r\n"));
  CHECK(same.starts_with("HTTP/1.1 304 Not Modified\r\n"));
  CHECK(same.ends_with("\r\n\r\n"));
  const std::string packed = asked(serving, browser.get("/people", "Accept-Encoding: gzip\r\n"));
  CHECK(packed.find("\r\nContent-Encoding: gzip\r\n") != std::string::npos);
  CHECK(packed.substr(packed.find("\r\n\r\n") + 4).starts_with("\x1F\x8B"));
  CHECK(packed.size() < page.size());
  asked(serving, browser.post("/people/new", "name=Maya"));
  CHECK(asked(serving, browser.get("/people", "If-None-Match: " + tag[1].str() + "\r\n"))
            .starts_with("HTTP/1.1 200 "));
}

TEST_CASE("with a certificate and its key it speaks TLS, and nothing else") {
  const TempFolder folder;
  const http::testing::Certificate certificate;
  Serving serving(folder, {.words = {"--listen", "127.0.0.1:0", "--quiet", "--cert",
                                     certificate.chain(), "--key", certificate.key()}});
  CHECK(serving.address().starts_with("https://"));
  const std::string answer = certificate.ask(
      serving.port(), "GET " + serving.link() + " HTTP/1.1\r\nHost: " + serving.host() +
                          "\r\nConnection: close\r\n\r\n");
  CHECK(answer.starts_with("HTTP/1.1 303 See Other\r\n"));
  CHECK(answer.find("; Secure") != std::string::npos);
  CHECK(answer.find("\r\nStrict-Transport-Security: ") != std::string::npos);
  Caller plain(serving.port());
  plain.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(plain.hear_all().find("HTTP/1.1") == std::string::npos);
}

TEST_CASE("a socket that the service manager opened is served") {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  REQUIRE(bind(socket, reinterpret_cast<sockaddr*>(&address), length) == 0);
  REQUIRE(listen(socket, 10) == 0);
  REQUIRE(getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0);
  // Somebody who knocks before the program is there is let in when it is.
  Caller early(ntohs(address.sin_port));
  early.say("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const TempFolder folder;
  Serving serving(folder, {.words = {"--quiet"}, .inherited_socket = socket});
  ::close(socket);
  CHECK(serving.port() == ntohs(address.sin_port));
  CHECK(early.hear_answer().starts_with("HTTP/1.1 421 "));
  const Browser browser(serving);
  CHECK(asked(serving, browser.get("/")).starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("the log has a line of named values for each answer, and no secret") {
  const TempFolder folder;
  Serving serving(folder, {.words = {"--listen", "127.0.0.1:0"}});
  const Browser browser(serving);
  asked(serving, browser.get("/people?q=private+words"));
  asked(serving, browser.post("/people/new", "name=Maya+Chen"));
  asked(serving, browser.get("/a%22%20status=200"));
  asked(serving, browser.get("/%1B%5B2J%C2%9B2J%E2%80%AEb"));
  asked(serving, "nonsense\r\n\r\n");
  CHECK(WIFEXITED(serving.end(SIGTERM)));
  const std::string log = serving.log();
  CAPTURE(log);
  const std::regex line(
      "time=\\S+Z peer=127\\.0\\.0\\.1 method=(GET|POST|-) path=\"[^\\n]*\" status=\\d{3} "
      "bytes=\\d+ "
      "ms=\\d+\\.\\d");
  std::istringstream lines(log);
  std::size_t count = 0;
  std::string begun;
  REQUIRE(std::getline(lines, begun));
  CHECK(begun.starts_with("A new store begins at "));
  for (std::string one; std::getline(lines, one); ++count) CHECK(std::regex_match(one, line));
  CHECK(count == 7);
  for (const char* obeyed : {"\x1b", "\xC2\x9B", "\xE2\x80\xAE"})
    CHECK(log.find(obeyed) == std::string::npos);
  CHECK(log.find("path=\"/people\" status=200") != std::string::npos);
  CHECK(log.find("path=\"/a\\\" status=200\" status=404") != std::string::npos);
  const std::string cookie_value = browser.cookie().substr(browser.cookie().find('=') + 1);
  for (const std::string& secret : {serving.link().substr(7), cookie_value, browser.form_token(),
                                    std::string("private"), std::string("Chen")})
    CHECK(log.find(secret) == std::string::npos);
}

TEST_CASE("a thousand browsers are held at once, and each is answered twice") {
  constexpr std::size_t browsers = 1000;
  constexpr rlim_t as_many_systems_give = 1024;
  rlimit limit{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &limit) == 0);
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, browsers + 200);
  REQUIRE(setrlimit(RLIMIT_NOFILE, &limit) == 0);
  const TempFolder folder;
  Serving serving(folder, {.descriptors = as_many_systems_give});
  const Browser browser(serving);
  const std::string request = browser.get("/people");
  std::vector<std::unique_ptr<Caller>> callers;
  for (std::size_t i = 0; i < browsers; ++i) {
    callers.push_back(std::make_unique<Caller>(serving.port()));
    callers.back()->say(request);
    REQUIRE(callers.back()->hear_answer().starts_with("HTTP/1.1 200 "));
  }
  for (const auto& caller : callers) caller->say(request);  // all at once
  for (const auto& caller : callers) REQUIRE(caller->hear_answer().starts_with("HTTP/1.1 200 "));
  CHECK(WEXITSTATUS(serving.end(SIGTERM)) == 0);
}

TEST_CASE("a program whose server does not lie beside it says where it belongs") {
  const TempFolder folder;
  const std::string alone = folder / "wellmet";
  std::filesystem::copy_file(WELLMET_BUILD "/wellmet", alone);
  const std::string command =
      fmt::format("'{}' --store '{}' serve 2>&1", alone, folder / "store.db");
  FILE* running = popen(command.c_str(), "r");
  REQUIRE(running != nullptr);
  std::string said;
  for (int c = 0; (c = std::fgetc(running)) != EOF;) said += static_cast<char>(c);
  CHECK(pclose(running) != 0);
  CHECK(said == fmt::format("wellmet: {}-serve can’t be started: No such file or directory. It "
                            "belongs beside wellmet; install the two together.\n",
                            alone));
}

TEST_CASE("a database's passwords are not among the words that other users can read") {
  if (!store::testing::has_postgres()) return;
  const store::testing::PostgresSchema schema;
  const std::string& address = schema.place().where;  // postgresql://wellmet:secret@host…?…
  const auto colon = address.find(':', address.find("://") + 3), at = address.find('@');
  const std::string secret = address.substr(colon + 1, at - colon - 1);
  REQUIRE(!secret.empty());
  const std::string without = address.substr(0, colon) + address.substr(at);
  for (const std::string& store :
       {address, without + "&password=" + secret,
        without.substr(0, without.find('?') + 1) + "password=" + secret + "&sslpassword=" + secret +
            "&" + without.substr(without.find('?') + 1)}) {
    const TempFolder folder;
    ServeWish wish;
    wish.store = store;
    const Serving serving(folder, wish);
    const std::string words =
        store::testing::file_text(fmt::format("/proc/{}/cmdline", serving.process()));
    CHECK(words.find("postgresql://wellmet") != std::string::npos);
    CHECK(words.find("search_path") != std::string::npos);
    CHECK(words.find(secret) == std::string::npos);
  }
}

TEST_CASE("a store that may only be read is refused at the start: nobody could sign in") {
  const TempFolder folder;
  const std::string path = folder / "wellmet.db";
  store::open({path}).reset();
  chmod(path.c_str(), 0444);
  chmod(folder.path().c_str(), 0555);
  // Root may write anywhere: the program becomes nobody.
  const std::string as_nobody = getuid() == 0 ? "setpriv --reuid 65534 --clear-groups -- " : "";
  const std::string command = fmt::format("{}timeout 20 '{}/wellmet' serve --store '{}' 2>&1",
                                          as_nobody, WELLMET_BUILD, path);
  FILE* program = popen(command.c_str(), "r");
  REQUIRE(program);
  std::string said;
  char piece[400];
  while (fgets(piece, sizeof piece, program)) said += piece;
  CHECK(WEXITSTATUS(pclose(program)) == 1);
  CHECK(said.find("the store is read-only, and signing in has to save a session.") !=
        std::string::npos);
  CHECK(said.find("/begin/") == std::string::npos);
}
