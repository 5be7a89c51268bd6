#pragma once
#include "cli/command.h"
#include "cli/serve.h"

namespace wellmet {

// Brings the command line, the HTTP server and the web app together: listens, prints the address,
// and serves until stopped. `inherited_socket` is one that the service manager opened, or -1.
int serve(cli::Session&, const cli::ServeWishes&, int inherited_socket);

}  // namespace wellmet
