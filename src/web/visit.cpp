#include "web/visit.h"

#include <charconv>

#include "base/error.h"
#include "base/text.h"

namespace wellmet::web {

std::int64_t Visit::number_in(std::size_t place) const {
  const std::string& text = places.at(place);
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size() || number < 1)
    throw Error(ErrorKind::not_found, "This page isn’t in the book.");
  return number;
}

std::string Visit::field(std::string_view name) const { return std::string(trim(form[name])); }
std::string Visit::asked(std::string_view name) const {
  return std::string(trim(request.query[name]));
}

}  // namespace wellmet::web
