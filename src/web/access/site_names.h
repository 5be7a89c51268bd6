#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "store/db/database.h"

// The names that a browser may call the web app by. Cookies know no ports: what a browser was given
// at localhost it sends to every program of the machine, whoever runs it. So a session is opened
// only at a name that is the web app's own.
namespace wellmet::web {

enum class Name {
  own,     // sessions may be opened
  shared,  // of this machine, and so of every program on it
  unknown
};

class Names {
 public:
  // `given`: host names without port, in lower case, which the user chose.
  Names(std::string local, std::vector<std::string> given)
      : local_(std::move(local)), given_(std::move(given)) {}

  Name look_up(const http::Request&) const;
  // Called by a name that other machines may know.
  bool is_of_the_network(const http::Request&) const;
  std::string of_the_network() const;  // the first such name that was given; "" none
  // Called by the local name, which never comes over TLS through a proxy.
  bool is_local(const http::Request&) const;
  // "wellmet-….localhost": browsers take every name below localhost for this machine. Nobody but
  // signed-in browsers may learn it.
  const std::string& local() const { return local_; }

 private:
  std::string local_;
  std::vector<std::string> given_;
};

// The local name of this store, the same at each start.
std::string local_name(store::Connection&);
// A name that other programs of the machine are called by too.
bool is_shared_name(std::string_view host);

// GET anything, at a name that is shared: says how to open the notebook, and not by which name.
http::Response show_shared_name(const http::Request&);

}  // namespace wellmet::web
