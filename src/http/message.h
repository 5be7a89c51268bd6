#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes/large_bytes.h"

// Requests and answers as values, without a network: what handlers take and give, and what tests
// make by hand. The server (server.h) turns bytes into these and back.
namespace wellmet::http {

// Names and values in the order in which they came; a name may come more than once.
class Values {
 public:
  Values() = default;
  Values(std::initializer_list<std::pair<std::string, std::string>> all) : all_(all) {}
  void add(std::string name, std::string value) {
    all_.emplace_back(std::move(name), std::move(value));
  }
  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::string_view operator[](std::string_view name) const {  // "" when it is not there
    const std::string* value = find(name);
    return value ? std::string_view(*value) : std::string_view();
  }
  std::vector<std::string> every(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  const std::string* find(std::string_view name) const;
  std::vector<std::pair<std::string, std::string>> all_;
};

struct Request {
  std::string method = "GET";
  std::string path = "/";  // decoded; begins with "/"
  Values query = {};       // decoded
  Values headers = {};     // names in lower case
  std::string body = {};
  LargeBytes large_body = {};       // instead of `body`: more than memory should hold
  std::string_view lent_body = {};  // instead of both: that of a request that outlives this one
  std::string peer = {};            // address of the other end, "127.0.0.1"
  bool secure = false;              // came over TLS
  int waited_ms = 0;                // between its arrival and the worker that took it up

  std::string_view content() const {
    if (!lent_body.empty()) return lent_body;
    return large_body.empty() ? std::string_view(body) : large_body.view();
  }
  std::string_view header(std::string_view lower_case_name) const {
    return headers[lower_case_name];
  }
  std::string_view cookie(std::string_view name) const;  // "" when it is not there
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::string body = {};
  std::string_view lasting = {};  // instead of `body`: bytes that outlive the answer

  std::string_view content() const { return lasting.empty() ? std::string_view(body) : lasting; }
  std::string_view header(std::string_view name) const;  // as spelled here; "" when not there
  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

Response text(int status, std::string words);
// To an address of this site: a path that begins with one "/". Anything else goes to "/".
Response see_other(std::string_view path);
bool is_local_path(std::string_view);

}  // namespace wellmet::http
