#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

// What browsers send: addresses, forms and files. Readers of foreign bytes: they never throw, and
// say by an empty optional that the bytes are not of the form.
namespace wellmet::http {

constexpr std::size_t form_fields_limit = 2000;
constexpr std::size_t multipart_parts_limit = 200;

// "%C5%BB" -> "Ż"; with Plus::is_space also "+" -> " ". Nothing for a broken or cut-off escape.
enum class Plus { is_plus, is_space };
std::optional<std::string> percent_decode(std::string_view, Plus);
// Everything but letters, digits and "-._~" is escaped (RFC 3986 section 2.3).
std::string percent_encode(std::string_view);

// "name=value&name=value" (the URL standard's application/x-www-form-urlencoded). Text that is no
// UTF-8 has its bad bytes replaced. Nothing for more than form_fields_limit.
std::optional<Values> parse_form(std::string_view);

// A path as it stands in a request line: decoded, without its query. Nothing when it does not begin
// with "/" or holds control characters.
std::optional<std::string> decode_path(std::string_view);

// One part of a form that carries files (RFC 7578). Views into the body.
struct Part {
  std::string name = {};
  std::string file_name = {};  // the last component only; "" for a plain field
  bool is_file = false;
  std::string_view content = {};
};
// The boundary of "multipart/form-data; boundary=…"; "" when the type is another.
std::string multipart_boundary(std::string_view content_type);
std::optional<std::vector<Part>> parse_multipart(std::string_view body, std::string_view boundary);

}  // namespace wellmet::http
