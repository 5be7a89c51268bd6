#pragma once
#include <string>
#include <string_view>

#include "base/id.h"

// Addresses of this site, and of others as far as they may be linked to.
namespace wellmet::web {

namespace url {
std::string person(PersonId);
std::string person(PersonId, std::string_view below);  // "/people/7/story"
}  // namespace url

// The address when it is http, https, mailto, tel or sms; "" for any other (javascript:, data: …).
std::string safe_link(std::string_view);
// "mailto:maya@kelp.example", "tel:+15105550142": nothing but what the scheme allows.
std::string mail_link(std::string_view address);
std::string call_link(std::string_view number);
std::string message_link(std::string_view number);

}  // namespace wellmet::web
