#include "formats/post_link.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::size_t longest_host = 253;

bool is_host_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

}  // namespace

std::string mail_to_anybody(const Message& message) {
  return fmt::format("mailto:?subject={}&body={}", encoded_in_link(message.subject),
                     encoded_in_link(message.body));
}

std::string linkedin_link(std::string_view shared_link) {
  return "https://www.linkedin.com/sharing/share-offsite/?url=" + encoded_in_link(shared_link);
}

std::string mastodon_link(std::string_view server, std::string_view text) {
  std::string encoded;
  // A new line is one letter here, not two as in mail.
  for (const std::string& line : split(text, '\n'))
    encoded += (encoded.empty() ? "" : "%0A") + encoded_in_link(line);
  return fmt::format("https://{}/share?text={}", server, encoded);
}

std::string mastodon_server(std::string_view given) {
  std::string host = to_lower_ascii(trim(given));
  if (const auto scheme = host.find("://"); scheme != std::string::npos) host.erase(0, scheme + 3);
  host.resize(std::min(host.size(), host.find('/')));
  host.erase(0, host.rfind('@') + 1);
  const bool fits = host.size() <= longest_host && host.find('.') != std::string::npos &&
                    !host.starts_with('.') && !host.ends_with('.') &&
                    std::ranges::all_of(host, is_host_letter);
  return fits ? host : "";
}

}  // namespace wellmet
