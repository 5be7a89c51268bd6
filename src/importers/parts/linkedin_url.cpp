#include "importers/parts/linkedin_url.h"

#include "base/bytes/base64.h"
#include "base/text.h"

namespace wellmet {
namespace {

// RFC 3986 2.1; LinkedIn writes names of other scripts so, in either case of letters.
std::string percent_undone(std::string_view t) {
  std::string out;
  for (std::size_t i = 0; i < t.size(); ++i) {
    const bool coded =
        t[i] == '%' && i + 2 < t.size() && hex_digit(t[i + 1]) >= 0 && hex_digit(t[i + 2]) >= 0;
    if (coded) {
      out += static_cast<char>(hex_digit(t[i + 1]) * 16 + hex_digit(t[i + 2]));
      i += 2;
    } else {
      out += t[i];
    }
  }
  return is_utf8(out) ? nfc(out) : std::string(t);
}

}  // namespace

std::string linkedin_key(std::string_view url) {
  std::string address = to_lower_ascii(trim(url));
  for (std::string_view scheme : {"https://", "http://"}) {
    if (address.starts_with(scheme)) address.erase(0, scheme.size());
  }
  const std::size_t host_end = address.find('/');
  if (host_end == std::string::npos) return {};
  const std::string host = address.substr(0, host_end);
  if (host != "linkedin.com" && !host.ends_with(".linkedin.com")) return {};
  std::string path = address.substr(host_end, address.find_first_of("?#") - host_end);
  while (path.ends_with('/')) path.pop_back();
  if (path.size() < 2) return {};
  return "linkedin.com" + percent_undone(path);
}

}  // namespace wellmet
