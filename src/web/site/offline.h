#pragma once
#include "web/page/request_context.h"

// For browsers that cannot reach Wellmet for a while: assets/worker.js keeps the last Today, and
// the lines written meanwhile.
namespace wellmet::web {

// GET /worker.js, at the root, for that is where it works. It changes with the assets, so that
// browsers fetch the new ones.
http::Response show_worker(RequestContext&);
// GET /offline: kept by the worker, shown in place of any page that cannot be had. Says nothing of
// anybody.
http::Response show_offline(RequestContext&);

}  // namespace wellmet::web
