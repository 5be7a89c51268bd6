#pragma once
#include <string>

#include "cli/access/serve.h"
#include "cli/shell/command.h"

namespace wellmet {

// How this process was started.
struct Start {
  char** words = nullptr;     // as main was given them
  int inherited_socket = -1;  // one that the service manager opened, or -1
  int inherited_beside = -1;  // a second one
  std::string server = {};    // the path of wellmet-serve
};

// Listens, prints the address, and serves until stopped. There are two: serve.cpp brings the
// command line, the HTTP server and the web app together, in the program wellmet-serve; in wellmet
// itself serve_elsewhere.cpp hands the process over to that program.
int serve(cli::Session&, const cli::ServeWishes&, const Start&);

}  // namespace wellmet
