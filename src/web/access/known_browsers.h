#pragma once
#include <string>

#include "base/id.h"
#include "web/page/request_context.h"

// A browser that signs in to an account gets a mark, which it keeps after signing out. It opens
// nothing. It tells the browser from strangers when a password is offered, so that strangers who
// guess do not hold it up (login_throttle.h).
namespace wellmet::web {

// Names the browser together with the account; "" when it has not signed in to it before.
std::string known_browser(const RequestContext&, AccountId);
void mark_as_known(const RequestContext&, http::Response&, AccountId);

}  // namespace wellmet::web
