// The server is a program of its own, so that no other command has to load what it needs (TLS and
// the pages take longer to load than `wellmet today` takes to run: docs/decisions/0016).
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "serve.h"

namespace wellmet {

int serve(cli::Session& session, const cli::ServeWishes&, const Start& start) {
  session.close_store();
  session.out.flush();
  execv(start.server.c_str(), start.words);
  throw Error(ErrorKind::unavailable,
              fmt::format("{} can’t be started: {}. It belongs beside wellmet; install the two "
                          "together.",
                          start.server, std::strerror(errno)));
}

}  // namespace wellmet
