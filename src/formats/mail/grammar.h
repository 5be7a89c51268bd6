#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

// What stands in the fields of a mail's head: addresses and days (RFC 5322), words in other
// charsets (RFC 2047), as programs really write them. By GMime (decision 60), which is loaded when
// the first mail is read. Texts are UTF-8, whatever comes in; a field of more than field_bytes is
// read up to there. Each throws unavailable where GMime isn't installed.
namespace wellmet::mail {

constexpr std::size_t field_bytes = 32u << 10;

struct Address {
  std::string name = {};     // as it is written for people; may be empty
  std::string address = {};  // in lower case
};
// Groups are their members; what is no address is left out. No more than `at_most`.
std::vector<Address> addresses_in(std::string_view field, std::size_t at_most);

// Nothing for what is no date.
std::optional<Instant> moment_in(std::string_view field);

// A text for people, such as a subject.
std::string text_in(std::string_view field);

}  // namespace wellmet::mail
