#pragma once
#include <string>

namespace wellmet::cli {

// Opens a link in the user's own program for such links, through xdg-open: "mailto:…", "sms:…" or
// "https:…". The user asked for it with --open; what is in the mail that opens is sent by nobody
// but them. Throws unavailable where there is no xdg-open, or it says that it couldn't; invalid for
// a link of another kind.
void open_link(const std::string& link);

}  // namespace wellmet::cli
