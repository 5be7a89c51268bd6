#pragma once
#include "base/error.h"
#include "http/message.h"
#include "web/visit.h"

// Pages for what could not be done.
namespace wellmet::web {

int status_of(ErrorKind);
http::Response fault_page(Visit&, const Error&);
http::Response broken_page(Visit&);        // 500; what was written is shown again, to be kept
http::Response show_nothing_here(Visit&);  // 404

}  // namespace wellmet::web
