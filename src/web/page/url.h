#pragma once
#include <string>
#include <string_view>

#include "base/id.h"

// Addresses of this site, and of others as far as they may be linked to.
namespace wellmet::web {

namespace url {
std::string person(PersonId);
std::string person(PersonId, std::string_view below);  // "/people/7/story"
// Their face as a picture, "small" or "medium"; `mark` tells one picture from the next.
std::string face(PersonId, std::string_view size, std::string_view mark);
std::string photo(PersonId, PhotoId);  // "/people/7/photos/3"
std::string photo(PersonId, PhotoId, std::string_view below);
}  // namespace url

// The address when it is http, https, mailto, tel or sms; "" for any other (javascript:, data: …).
std::string safe_link(std::string_view);
// "mailto:maya@kelp.example", "tel:+15105550142": nothing but what the scheme allows.
std::string mail_link(std::string_view address);
std::string call_link(std::string_view number);
std::string message_link(std::string_view number);

}  // namespace wellmet::web
