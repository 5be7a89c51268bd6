#pragma once
#include "base/error.h"
#include "http/message.h"
#include "web/page/html.h"
#include "web/page/request_context.h"
#include "web/site/routes.h"

// Pages for what could not be done.
namespace wellmet::web {

int status_of(ErrorKind);
http::Response error_page(RequestContext&, const Error&);
// 503, when no page of the visitor's own can be made: nobody is known, since the store cannot be
// asked, or the request had no turn. What was posted is kept as far as `keep` says.
enum class Posted { keep, drop };
http::Response unavailable_page(const http::Request&, const std::string& words, Posted);
// What a request that was not answered had to say, in a field to take it from; nothing when little
// was written or it came from elsewhere.
Html what_was_written(const http::Request&);
// 413: more was sent than a page of this kind takes.
http::Response too_large_page(Takes);
// 401, for an upload of which nothing was read.
http::Response signed_out_page();
// 500; what was written is shown again, to be kept, and the name under which the log tells more.
http::Response broken_page(RequestContext&, const std::string& log_entry);
// 404, in these words, or in those for all pages that are not there, with what was written.
http::Response not_in_the_book(RequestContext&, const Html& words, const Html& acts = {});
http::Response show_nothing_here(RequestContext&);

}  // namespace wellmet::web
