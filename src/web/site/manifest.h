#pragma once
#include "web/page/request_context.h"

namespace wellmet::web {

// What a browser needs to put Wellmet among a telephone's apps (W3C Web App Manifest).
http::Response show_manifest(RequestContext&);

}  // namespace wellmet::web
