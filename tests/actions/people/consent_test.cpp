// Consent: the program reaches nobody by itself. It may listen (src/http) when the user starts it
// so; it opens no connection, asks no name server and starts no other program. Four exceptions,
// each behind its one file: the PostgreSQL server that the user names, the worker that draws
// pictures, which itself can open nothing (src/pictures/confine.h; tried in tests/pictures),
// wellmet-serve, which the program becomes when the user asks for the web app, and xdg-open, to
// which the user has a link given with --open (decision 51).
#include <doctest/doctest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr const char* server_of_the_user = "store/db/postgres.cpp";
constexpr const char* starts_the_worker = "actions/photos/picture_worker.cpp";
constexpr const char* becomes_the_server = "serve_elsewhere.cpp";
constexpr const char* opens_a_link = "cli/shell/open_link.cpp";
// Of the latter, to say when it is used: the option's help.
constexpr const char* speaks_of_it = "cli/introductions/intro_words.cpp";
// GMime takes fields of mail apart, in memory (decision 60); what of it goes out is not to be had.
constexpr const char* reads_fields_of_mail = "formats/mail/grammar.cpp";

using Words = std::vector<std::string_view>;

// With which C, C++ and the libraries of Debian go out: names of functions, and of headers.
const Words calls_out = {"connect", "async_connect", "sendto",      "sendmsg", "sendmmsg",
                         "popen",   "system",        "execl",       "execle",  "execlp",
                         "execv",   "execve",        "execvp",      "execvpe", "posix_spawn",
                         "fork",    "vfork",         "posix_spawnp"};
const Words libraries_out = {"resolver",     "getaddrinfo", "gethostby", "netdb.h",  "libpq-fe.h",
                             "curl/",        "curl_",       "gmime",     "vmime",    "libssh",
                             "neon/",        "libsoup",     "cpprest",   "Poco/Net", "QtNetwork",
                             "httplib",      "grpc",        "sendmail",  "xdg-open", "xdg-email",
                             "boost/process"};

// Sockets as such: whoever has none can neither listen nor go out.
const Words sockets = {"sys/socket.h", "sys/un.h",    "netinet/", "arpa/inet.h",
                       "boost/asio",   "boost/beast", "<asio"};

bool may_have_sockets(const std::string& file) {
  return file.starts_with("http/") || file == server_of_the_user || file == "main.cpp";
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The name as a whole word and a parenthesis after it.
bool calls(std::string_view text, std::string_view name) {
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    if (at > 0 && is_letter(text[at - 1])) continue;
    const auto after = text.find_first_not_of(' ', at + name.size());
    if (after != text.npos && text[after] == '(') return true;
  }
  return false;
}

// What in a file of src is against the rule: "" when nothing is.
std::string offence(const std::string& file, std::string_view text) {
  if (file != server_of_the_user) {
    for (std::string_view name : calls_out) {
      const bool own_program = (file == starts_the_worker && name == "posix_spawn") ||
                               (file == becomes_the_server && name == "execv") ||
                               (file == opens_a_link && name == "posix_spawnp");
      if (!own_program && calls(text, name)) return "goes out by " + std::string(name);
    }
    const bool asked_for = file.starts_with("cli/shell/open_link.") || file == speaks_of_it;
    for (std::string_view name : libraries_out) {
      if (asked_for && name == "xdg-open") continue;
      if (file == reads_fields_of_mail && name == "gmime") continue;
      if (text.find(name) != text.npos) return "goes out by " + std::string(name);
    }
  }
  if (file == reads_fields_of_mail) {
    for (std::string_view name : {"crypto", "gpg", "pkcs7", "stream", "g_socket", "g_spawn"})
      if (text.find(name) != text.npos) return "goes out by " + std::string(name);
  }
  if (may_have_sockets(file)) return "";
  for (std::string_view name : sockets) {
    if (text.find(name) != text.npos) return "has sockets by " + std::string(name);
  }
  return "";
}

}  // namespace

TEST_CASE("consent: no file but the one for PostgreSQL can open a connection") {
  const std::filesystem::path root(WELLMET_SOURCE "/src");
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    const std::string file = entry.path().lexically_relative(root).generic_string();
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string said = offence(file, text);
    INFO(file, " ", said);
    CHECK(said == "");
    ++files;
  }
  CHECK(files > 100);
}

TEST_CASE("consent: going out is seen, whoever does it, and listening is for the server alone") {
  for (const char* line : {"::connect(fd, address, size);", "socket.async_connect(to, then);",
                           "boost::asio::connect (s, r)", "tcp::resolver resolver(io);",
                           "getaddrinfo(name, port, &hints, &found);", "#include <curl/curl.h>",
                           "#include <gmime/gmime.h>", "#include <libpq-fe.h>",
                           "sendto(fd, data, size, 0, to, length);", "popen(\"mail\", \"w\")",
                           "std::system(line)", "execvp(words[0], words);"}) {
    INFO(line);
    CHECK(offence("http/server.cpp", line) != "");
    CHECK(offence("main.cpp", line) != "");
    CHECK(offence("actions/today/today.cpp", line) != "");
    CHECK(offence("store/db/postgres.cpp", line) == "");
  }
  for (const char* line : {"#include <boost/asio.hpp>", "#include <sys/socket.h>"}) {
    INFO(line);
    CHECK(offence("http/server.cpp", line) == "");
    CHECK(offence("cli/access/serve.cpp", line) != "");
    CHECK(offence("store/db/sqlite.cpp", line) != "");
  }
  for (const char* line : {"actions::reconnect(tx, wish);", "connect_sqlite(place, access)",
                           "the file system is full (ext4)", "acceptor.async_accept(then);",
                           "friends connect with each other"}) {
    INFO(line);
    CHECK(offence("actions/today/today.cpp", line) == "");
  }
}
