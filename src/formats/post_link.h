#pragma once
#include <string>
#include <string_view>

#include "formats/message_link.h"

// Addresses that open a post with its words in it, in the user's own browser or mail. Nothing is
// posted by them.
namespace wellmet {

// To nobody yet: "mailto:?subject=…&body=…".
std::string mail_to_anybody(const Message&);
// LinkedIn's own page for sharing a link, which takes the link alone.
std::string linkedin_link(std::string_view shared_link);
// The page for sharing of a Mastodon server, "social.example".
std::string mastodon_link(std::string_view server, std::string_view text);

// "social.example" of "https://social.example/@ines" or "@ines@social.example"; "" for none.
std::string mastodon_server(std::string_view given);

}  // namespace wellmet
