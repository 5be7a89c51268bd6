#pragma once
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>

#include "http/server.h"

// The server in a thread of its own, and programs that speak to it byte by byte.
namespace wellmet::http::testing {

// Echoes what it was asked, so that tests see what the handler saw.
inline Response echo(const Request& request) {
  if (request.path == "/fails") throw std::runtime_error("on purpose");
  return text(200, request.method + " " + request.path + " " + request.body + "\n");
}

class Running {
 public:
  explicit Running(ServerOptions options = {}, Handler handler = echo)
      : server_(std::move(options), std::move(handler)), thread_([this] { server_.run(); }) {}
  ~Running() { stop(); }
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  unsigned short port() const { return server_.port(); }

 private:
  Server server_;
  std::thread thread_;
};

// A connection that says exactly what it is told to.
class Caller {
 public:
  explicit Caller(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{.tv_sec = 20, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~Caller() { ::close(socket_); }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  void say(std::string_view bytes) {
    // The other end may have closed already: that is what some tests are about.
    [[maybe_unused]] const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  // Until the words have come, or the other end closes.
  std::string hear(std::string_view until) {
    while (heard_.find(until) == std::string::npos && more()) {
    }
    return heard_;
  }
  std::string hear_all() {
    while (more()) {
    }
    return heard_;
  }
  // One whole answer of a connection that stays open; "" when the other end closes before its end.
  std::string hear_answer() {
    constexpr std::string_view length_is = "Content-Length: ";
    hear("\r\n\r\n");
    const auto head = heard_.find("\r\n\r\n");
    if (head == std::string::npos) return "";
    const auto length = heard_.find(length_is);
    const std::size_t body =
        length < head ? std::stoul(heard_.substr(length + length_is.size(), 20)) : 0;
    const std::size_t whole = head + 4 + body;
    while (heard_.size() < whole) {
      if (!more()) return "";
    }
    std::string answer = heard_.substr(0, whole);
    heard_.erase(0, whole);
    return answer;
  }
  void forget() { heard_.clear(); }
  // Whether the other end has neither spoken nor closed within this time.
  bool is_open_for(std::chrono::milliseconds time) const {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    return poll(&waiting, 1, static_cast<int>(time.count())) == 0;
  }

 private:
  bool more() {
    char bytes[4096];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    heard_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  int socket_;
  std::string heard_;
};

inline std::string ask(unsigned short port, std::string_view request) {
  Caller caller(port);
  caller.say(request);
  return caller.hear_all();
}

constexpr std::string_view closing = "Host: localhost\r\nConnection: close\r\n";

inline std::string get(std::string_view path) {
  return "GET " + std::string(path) + " HTTP/1.1\r\n" + std::string(closing) + "\r\n";
}

}  // namespace wellmet::http::testing
