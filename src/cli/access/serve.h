#pragma once
#include <string>
#include <vector>

namespace wellmet::cli {

// What `wellmet serve` was asked for. The command line knows no server: main.cpp gives the Session
// a function that takes these.
struct ServeWishes {
  std::string address = "127.0.0.1";
  int port = 8377;
  std::string certificate = {}, key = {};
  std::vector<std::string> hosts = {};  // further names that it answers to
  bool behind_proxy = false;
  std::vector<std::string> trusted_proxies = {};  // addresses and networks; none: this machine
  bool insecure = false;                          // other machines may come without TLS
  bool quiet = false;                             // no line for each answer
};

}  // namespace wellmet::cli
