#include "web/page/url.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "http/form.h"

namespace wellmet::web {
namespace {

std::string dialled(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9') digits += c;
    if (c == '+' && digits.empty()) digits += c;
  }
  return digits;
}

}  // namespace

std::string url::person(PersonId id) { return fmt::format("/people/{}", id.value); }
std::string url::person(PersonId id, std::string_view below) {
  return fmt::format("/people/{}/{}", id.value, below);
}

std::string url::face(PersonId id, std::string_view size, std::string_view mark) {
  return person(id, fmt::format("face?size={}&v={}", size, mark));
}

std::string url::photo(PersonId id, PhotoId photo) {
  return person(id, fmt::format("photos/{}", photo.value));
}
std::string url::photo(PersonId id, PhotoId one, std::string_view below) {
  return fmt::format("{}/{}", photo(id, one), below);
}

std::string safe_link(std::string_view address) {
  constexpr std::array<std::string_view, 5> schemes = {"http://", "https://",
                                                       "mailto:", "tel:", "sms:"};
  const std::string_view trimmed = trim(address);
  for (const char c : trimmed)
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') return "";
  const std::string lower = to_lower_ascii(trimmed.substr(0, 16));
  for (const std::string_view scheme : schemes)
    if (std::string_view(lower).starts_with(scheme)) return std::string(trimmed);
  return "";
}

std::string mail_link(std::string_view address) {
  const auto at = address.find('@');
  if (at == std::string_view::npos) return "";
  return "mailto:" + http::percent_encode(address.substr(0, at)) + "@" +
         http::percent_encode(address.substr(at + 1));
}

std::string call_link(std::string_view number) {
  const std::string digits = dialled(number);
  return digits.empty() ? "" : "tel:" + digits;
}

std::string message_link(std::string_view number) {
  const std::string digits = dialled(number);
  return digits.empty() ? "" : "sms:" + digits;
}

}  // namespace wellmet::web
