#include "http/message.h"

#include <algorithm>

#include "base/text.h"

namespace wellmet::http {

const std::string* Values::find(std::string_view name) const {
  for (const auto& [key, value] : all_)
    if (key == name) return &value;
  return nullptr;
}

std::vector<std::string> Values::every(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : all_)
    if (key == name) found.push_back(value);
  return found;
}

// RFC 6265 section 5.4: "name=value; name=value".
std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("cookie");
  while (!rest.empty()) {
    const auto end = rest.find(';');
    const std::string_view pair = trim(rest.substr(0, end));
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return pair.substr(equals + 1);
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

std::string_view Response::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

Response text(int status, std::string words) {
  Response response;
  response.status = status;
  response.with("Content-Type", "text/plain; charset=utf-8");
  response.body = std::move(words);
  return response;
}

bool is_local_path(std::string_view path) {
  if (path.empty() || path.front() != '/') return false;
  // "//host" and "/\host" lead away; control characters could end the header line.
  if (path.size() > 1 && (path[1] == '/' || path[1] == '\\')) return false;
  return std::none_of(path.begin(), path.end(),
                      [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
}

Response see_other(std::string_view path) {
  Response response;
  response.status = 303;
  response.with("Location", is_local_path(path) ? std::string(path) : "/");
  return response;
}

}  // namespace wellmet::http
