#pragma once
#include <string>

#include "http/message.h"
#include "web/page/request_context.h"

// Signing in: the one-time link, signing in with a password, signing out.
namespace wellmet::web {

// The name of the session's cookie for this request. With its prefix browsers take it only over TLS
// and for this host alone.
const char* session_cookie(const Site&, const http::Request&);
// For this host alone, hidden from scripts.
void set_cookie(const RequestContext&, http::Response&, std::string_view name,
                std::string_view value, int seconds);
// What somebody hears who has no try at a password until then (login_throttle.h).
std::string too_many_attempts(int seconds_to_wait);

http::Response begin_by_link(RequestContext&);   // GET /begin/{token}
http::Response show_sign_in(RequestContext&);    // GET /sign-in
http::Response sign_in(RequestContext&);         // POST /sign-in
http::Response sign_out(RequestContext&);        // POST /sign-out
http::Response ask_to_sign_in(RequestContext&);  // in place of any page for those who have not

}  // namespace wellmet::web
