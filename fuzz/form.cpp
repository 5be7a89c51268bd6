// What a browser, or somebody who plays one, may send: addresses, forms and forms with files.
// Seeds: fuzz/seeds/form
#include <cstdlib>
#include <string_view>

#include "http/form.h"
#include "http/router.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace wellmet::http;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto form = parse_form(bytes)) {
    for (const auto& [name, value] : form->all()) {
      // What is escaped reads back the same.
      if (percent_decode(percent_encode(value), Plus::is_space) != value) std::abort();
    }
  }
  if (const auto path = decode_path(bytes)) {
    if (path->front() != '/') std::abort();
    match("/people/{id}/story", *path);
  }
  const auto line = bytes.find('\n');
  const std::string boundary = multipart_boundary(bytes.substr(0, line));
  const std::string_view body =
      line == std::string_view::npos ? std::string_view() : bytes.substr(line + 1);
  if (const auto parts = parse_multipart(body, boundary.empty() ? "XX" : boundary)) {
    for (const Part& part : *parts) {
      const bool within = part.content.data() >= body.data() &&
                          part.content.data() + part.content.size() <= body.data() + body.size();
      if (!part.content.empty() && !within) std::abort();
    }
  }
  Request request;
  request.headers.add("cookie", std::string(bytes));
  request.cookie("wellmet");
  if (is_local_path(bytes) && see_other(bytes).header("Location") != bytes) std::abort();
  return 0;
}
