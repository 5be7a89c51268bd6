#pragma once
#include <string>
#include <string_view>
#include <vector>

// Links that open a message in the user's own program, with its words in it: mail by RFC 6068,
// text messages by RFC 5724. Nothing is sent by them.
namespace wellmet {

struct Message {
  std::string subject = {};
  std::string body = {};  // lines end with \n
};
// As the value of a query: RFC 3986, section 2.1; a new line as RFC 6068 section 5 wants it.
std::string encoded_in_link(std::string_view text);
// "mailto:maya@kelp.example?subject=…&body=…"; "" without an address that can be one.
std::string mailto_link(const std::vector<std::string>& addresses, const Message&);
// "sms:+15105550142?body=…"; "" when the number has no digit.
std::string sms_link(std::string_view number, const Message&);

}  // namespace wellmet
