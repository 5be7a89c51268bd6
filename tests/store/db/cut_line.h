#pragma once
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/store/stores.h"

namespace wellmet::store::testing {

// A way to the real server that a test can cut, as a cable is pulled or a server ends, and join
// again: forwards bytes between a port of its own and that of the server.
class CutLine {
 public:
  CutLine() {
    listen_at(0);
    thread_ = std::thread([this] { carry(); });
  }
  CutLine(const CutLine&) = delete;
  CutLine& operator=(const CutLine&) = delete;
  ~CutLine() {
    ends_ = true;
    thread_.join();
  }

  // The same place, by way of this line.
  Place place(const Place& direct) const {
    Place by_way = direct;
    const std::string old = ":" + std::to_string(server_port()) + "/";
    const auto at = by_way.where.find(old);
    REQUIRE(at != std::string::npos);
    by_way.where.replace(at, old.size(), ":" + std::to_string(port_) + "/");
    return by_way;
  }
  // Nothing goes through any more and nothing new is taken, once it returns.
  void cut() { become(State::cut); }
  void join() { become(State::whole); }
  // The server's next words are lost, and the line is cut in their place.
  void cut_at_next_answer() { become(State::mute); }

 private:
  enum class State { whole, mute, cut };
  struct Pair {
    int caller, server;
  };

  static int server_port() {
    const std::string address = postgres_address();
    return std::stoi(address.substr(address.rfind(':') + 1));
  }
  static sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
  }

  void listen_at(int port) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address = loopback(port);
    socklen_t length = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    const bool listens = bind(listener_, plain, length) == 0 && ::listen(listener_, 16) == 0 &&
                         getsockname(listener_, plain, &length) == 0;
    if (!listens) std::abort();  // also from the thread, where a test cannot fail
    port_ = ntohs(address.sin_port);
  }

  void become(State wanted) {
    wanted_ = wanted;
    while (state_ != wanted && !(wanted == State::mute && state_ == State::cut))
      std::this_thread::yield();
  }

  void carry() {
    constexpr int look_ms = 1;
    while (!ends_) {
      if (state_ != wanted_ && !(wanted_ == State::mute && state_ == State::cut)) change();
      std::vector<pollfd> ends;
      if (listener_ >= 0) ends.push_back({listener_, POLLIN, 0});
      for (const Pair& pair : pairs_) {
        ends.push_back({pair.caller, POLLIN, 0});
        ends.push_back({pair.server, POLLIN, 0});
      }
      poll(ends.data(), ends.size(), look_ms);
      for (const pollfd& end : ends)
        if (end.revents != 0) move(end.fd);
    }
    cut_all();
  }

  void change() {
    if (wanted_ == State::cut) cut_all();
    if (wanted_ == State::whole && listener_ < 0) listen_at(port_);
    state_ = wanted_.load();
  }

  void cut_all() {
    for (const Pair& pair : pairs_) {
      close(pair.caller);
      close(pair.server);
    }
    pairs_.clear();
    if (listener_ >= 0) close(listener_);
    listener_ = -1;
  }

  void move(int from) {
    if (from == listener_) {
      const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const sockaddr_in address = loopback(server_port());
      const int caller = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        std::abort();
      pairs_.push_back({caller, server});
      return;
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const auto [caller, server] = pairs_[i];
      if (from != caller && from != server) continue;
      char bytes[65536];
      const auto count = recv(from, bytes, sizeof bytes, MSG_DONTWAIT);
      if (count > 0 && from == server && state_ == State::mute) {
        cut_all();
        state_ = State::cut;
      } else if (count > 0) {
        send(from == caller ? server : caller, bytes, static_cast<std::size_t>(count),
             MSG_NOSIGNAL);
      } else if (count == 0) {
        close(caller);
        close(server);
        pairs_.erase(pairs_.begin() + static_cast<std::ptrdiff_t>(i));
      }
      return;
    }
  }

  int listener_ = -1;
  int port_ = 0;
  std::vector<Pair> pairs_;
  std::atomic<State> state_ = State::whole, wanted_ = State::whole;
  std::atomic<bool> ends_ = false;
  std::thread thread_;
};

}  // namespace wellmet::store::testing
