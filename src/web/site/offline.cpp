#include "web/site/offline.h"

#include <fmt/format.h>

#include "web/page/assets.h"
#include "web/page/layout.h"
#include "web/parts/drawing.h"

namespace wellmet::web {

http::Response show_worker(RequestContext&) {
  http::Response response;
  response.with("Content-Type", "text/javascript; charset=utf-8").with("Cache-Control", "no-cache");
  response.body = fmt::format("const release = '{}';\n{}", assets_hash(), asset_text("worker.js"));
  return response;
}

http::Response show_offline(RequestContext&) {
  return page(
      {}, "Offline",
      html(
          R"(<main id="main" class="page"><header class="head"><h1>Can’t reach Wellmet</h1></header>
<div class="flow"><div class="empty">{}<div class="stack-s"><h2>Nothing was changed.</h2>
<p class="quiet">What you had written in a form is still there when you go back. A line for the log waits in this browser, on the last Today.</p></div>
<div class="acts"><a class="btn" href="/">{}The last Today</a></div></div></div></main>
)",
          sleeping_dog(), icon("sun")));
}

}  // namespace wellmet::web
