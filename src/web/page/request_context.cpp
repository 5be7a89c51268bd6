#include "web/page/request_context.h"

#include <charconv>

#include "base/error.h"
#include "base/text.h"

namespace wellmet::web {
namespace {

// 0 for anything but a whole number.
std::int64_t whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() ? number : 0;
}

}  // namespace

std::int64_t RequestContext::number_in(std::size_t place) const {
  const std::int64_t number = whole_number(places.at(place));
  if (number < 1) throw Error(ErrorKind::not_found, "This page isn’t here.");
  return number;
}

std::string RequestContext::field(std::string_view name) const {
  return std::string(trim(form[name]));
}
std::string RequestContext::asked(std::string_view name) const {
  return std::string(trim(request.query[name]));
}
std::int64_t RequestContext::number_posted(std::string_view name) const {
  return whole_number(field(name));
}
std::int64_t RequestContext::number_asked(std::string_view name) const {
  return whole_number(asked(name));
}

}  // namespace wellmet::web
