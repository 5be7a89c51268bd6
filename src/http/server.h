#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/instant.h"
#include "http/message.h"

// The server: HTTP/1.1 over TCP or TLS for a handler that is a plain function. It knows no word of
// the product. What it promises to the handler: a request that is whole, within its limits, and
// unambiguous (one Host, one length); and to the outside: slow, oversized and malformed requests
// are cut off with the fitting status, and answers go out in one piece.
namespace wellmet::http {

// Runs on a worker thread and may block. What it throws is answered with 500.
using Handler = std::function<Response(const Request&)>;

// What is written to the log of one answer.
struct Answered {
  std::string peer = {}, method = {}, path = {};
  int status = 0;
  std::size_t bytes = 0;
  double milliseconds = 0;
};

// Requests wait for workers in lanes, so that what is slow holds up nothing but its like.
struct Lane {
  std::size_t workers = 4;
  std::size_t waiting = 1024;  // handed over and not answered; more are refused
};

// How large a body may be, and what is answered to a larger one.
struct BodyRule {
  std::size_t limit_bytes = 0;
  Response too_large = text(413, "413 Payload Too Large\n");
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 0;    // 0: any that is free
  int inherited_socket = -1;  // a listening socket handed over by the service manager
  int inherited_beside = -1;  // a second one
  // Whether to listen on the other address of loopback too, at the same port: browsers take a name
  // below localhost for ::1 and for 127.0.0.1, and another program may have the one that is free.
  bool on_both_loopbacks = false;
  std::string certificate = {}, key = {};  // PEM files: both, or neither for plain HTTP
  std::vector<Lane> lanes = {Lane{}};
  std::size_t connections = 4096;  // more are turned away at once
  std::size_t head_limit_bytes = 16 * 1024;
  std::size_t body_limit_bytes = 1024 * 1024;
  int head_seconds = 10;  // from the first byte (or the connection) to the end of the head
  int body_seconds = 30;  // for a body up to the usual limit; larger ones get more
  int idle_seconds = 75;  // between requests
  int write_seconds = 60;
  // What a head may be followed by, asked on a worker of the first lane when it is more than
  // body_limit_bytes.
  std::function<BodyRule(const Request& head)> rule_for_larger_body = {};
  // Answers that need no worker, such as files in memory; an empty optional leaves it to the
  // handler. Must not block.
  std::function<std::optional<Response>(const Request&)> at_once = {};
  // In which lane a request waits, by its place in `lanes`. Must not block. Without it: the first.
  std::function<std::size_t(const Request& head)> lane_of = {};
  // The answer when that lane is full. Must not block. Without it: 503 in plain words.
  std::function<Response(const Request&)> when_full = {};
  std::function<void(const Answered&)> log = {};
  std::function<Instant()> clock = {};  // for the Date of answers
};

class Server {
 public:
  // Listens; throws Error (unavailable) when the address cannot be had or the certificate read.
  Server(ServerOptions, Handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::vector<std::string> addresses() const;  // that it listens on, "127.0.0.1" first
  unsigned short port() const;
  // Serves until stop(), or SIGINT or SIGTERM; then answers what has begun and returns.
  void run();
  void stop();  // from any thread

 private:
  class Running;
  std::unique_ptr<Running> running_;
};

}  // namespace wellmet::http
