#include "formats/message_link.h"

#include <fmt/format.h>

#include "base/text.h"

namespace wellmet {
namespace {

bool stays(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

std::string encoded_address(std::string_view address) {
  const std::string_view whole = trim(address);
  const auto at = whole.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == whole.size()) return {};
  return encoded_in_link(whole.substr(0, at)) + "@" + encoded_in_link(whole.substr(at + 1));
}

}  // namespace

std::string encoded_in_link(std::string_view text) {
  std::string all;
  for (const char c : text) {
    if (c == '\n') {
      all += "%0D%0A";
    } else if (stays(c)) {
      all += c;
    } else {
      all += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return all;
}

std::string mailto_link(const std::vector<std::string>& addresses, const Message& message) {
  std::vector<std::string> to;
  for (const std::string& address : addresses) {
    std::string one = encoded_address(address);
    if (one.empty()) return {};
    to.push_back(std::move(one));
  }
  if (to.empty()) return {};
  return fmt::format("mailto:{}?subject={}&body={}", join(to, ","),
                     encoded_in_link(message.subject), encoded_in_link(message.body));
}

std::string sms_link(std::string_view number, const Message& message) {
  std::string digits;
  bool has_digit = false;
  for (const char c : number) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit || (c == '+' && digits.empty())) digits += c;
    has_digit = has_digit || is_digit;
  }
  return has_digit ? fmt::format("sms:{}?body={}", digits, encoded_in_link(message.body)) : "";
}

}  // namespace wellmet
