#pragma once
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tests/http/caller.h"
#include "tests/store/stores.h"

// `wellmet serve` as a process of its own, as people start it.
namespace wellmet::testing {

struct ServeWish {
  std::vector<std::string> words = {"--listen", "127.0.0.1:0", "--quiet"};
  int inherited_socket = -1;  // handed over as the service manager does
  int inherited_beside = -1;  // a second one
  rlim_t descriptors = 0;     // how many it may have until it asks for more; 0: as we may
  std::string store = {};     // "": a file in the folder
};

// What the first line says: "… is open at http://NAME:PORT/begin/…", or behind a proxy "… listens
// on ADDRESS:PORT and is open at https://NAME/begin/…".
enum class Reads { port_in_address, port_first };

class Serving {
 public:
  explicit Serving(const store::testing::TempFolder& folder, const ServeWish& wish = {},
                   Reads reads = Reads::port_in_address)
      : log_(folder / "log") {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    process_ = fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0)
      become_server(wish.store.empty() ? folder / "wellmet.db" : wish.store, wish, ends);
    ::close(ends[1]);
    out_ = ends[0];
    read_address(reads);
  }
  ~Serving() {
    if (process_ > 0) end(SIGKILL);
    ::close(out_);
  }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  unsigned short port() const { return port_; }
  const std::string& address() const { return address_; }
  std::string host() const { return address_.substr(address_.find("//") + 2); }  // with its port
  const std::string& link() const { return link_; }                              // "/begin/…"
  pid_t process() const { return process_; }
  std::string log() const { return store::testing::file_text(log_); }

  // What waitpid says of its end.
  int end(int with_signal) {
    kill(process_, with_signal);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return status;
  }

 private:
  [[noreturn]] void become_server(const std::string& store, const ServeWish& wish, int* ends) {
    constexpr int first_inherited = 3;
    dup2(ends[1], STDOUT_FILENO);
    dup2(::open(log_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), STDERR_FILENO);
    if (wish.inherited_socket >= 0) {
      // Not in place, where the one could be closed by the other.
      const int sockets[] = {fcntl(wish.inherited_socket, F_DUPFD, 10),
                             fcntl(wish.inherited_beside, F_DUPFD, 10)};
      dup2(sockets[0], first_inherited);
      if (sockets[1] >= 0) dup2(sockets[1], first_inherited + 1);
      setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
      setenv("LISTEN_FDS", sockets[1] >= 0 ? "2" : "1", 1);
    }
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    if (wish.descriptors > 0) limit.rlim_cur = wish.descriptors;
    setrlimit(RLIMIT_NOFILE, &limit);
    const std::string program = std::string(WELLMET_BUILD) + "/wellmet";
    std::vector<std::string> words = {program, "--store", store, "serve"};
    words.insert(words.end(), wish.words.begin(), wish.words.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(program.c_str(), pointers.data());
    _exit(127);
  }

  void read_address(Reads reads) {
    std::string said;
    char byte = 0;
    while (::read(out_, &byte, 1) == 1 && byte != '\n') said += byte;
    CAPTURE(said);
    CAPTURE(log());
    const auto at = said.find("http");
    const auto path = said.find("/begin/");
    REQUIRE(path != std::string::npos);
    address_ = said.substr(at, path - at);
    link_ = said.substr(path);
    const std::string& with_port =
        reads == Reads::port_first ? said.substr(0, said.find(" and is")) : address_;
    port_ = static_cast<unsigned short>(std::stoi(with_port.substr(with_port.rfind(':') + 1)));
  }

  std::string log_, address_, link_;
  pid_t process_ = 0;
  int out_ = -1;
  unsigned short port_ = 0;
};

// A browser that came in by the one-time link: what its requests carry.
class Browser {
 public:
  explicit Browser(const Serving& serving) : host_(serving.host()) {
    http::testing::Caller caller(serving.port());
    caller.say("GET " + serving.link() + " HTTP/1.1\r\nHost: " + host_ + "\r\n\r\n");
    const std::string welcome = caller.hear_answer();
    constexpr std::string_view name = "Set-Cookie: ";
    const auto at = welcome.find(name);
    REQUIRE(at != std::string::npos);
    cookie_ = welcome.substr(at + name.size(), welcome.find(';', at) - at - name.size());
    caller.say(get("/settings"));
    const std::string page = caller.hear_answer();
    constexpr std::string_view field = "name=\"form\" value=\"";
    const auto token = page.find(field);
    REQUIRE(token != std::string::npos);
    form_token_ = page.substr(token + field.size(),
                              page.find('"', token + field.size()) - token - field.size());
  }

  const std::string& cookie() const { return cookie_; }
  const std::string& form_token() const { return form_token_; }
  std::string get(const std::string& address, const std::string& more_lines = "") const {
    return "GET " + address + " HTTP/1.1\r\nHost: " + host_ + "\r\nCookie: " + cookie_ + "\r\n" +
           more_lines + "\r\n";
  }
  // The fields as they stand in a body: "line=coffee".
  std::string post(const std::string& address, const std::string& fields,
                   const std::string& more_lines = "") const {
    const std::string body = "form=" + form_token_ + "&" + fields;
    return "POST " + address + " HTTP/1.1\r\nHost: " + host_ + "\r\nCookie: " + cookie_ +
           "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + more_lines + "\r\n" + body;
  }

 private:
  std::string host_, cookie_, form_token_;
};

}  // namespace wellmet::testing
