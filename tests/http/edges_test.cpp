// What a stranger sends ends wherever they like, and is called what they like.
#include <doctest/doctest.h>

#include "http/form.h"
#include "http/message.h"

namespace wellmet::http {
namespace {

TEST_CASE("an escape that the text breaks off is none, whatever lies behind it in memory") {
  const std::string_view whole = "100%41%42";
  CHECK(percent_decode(whole, Plus::is_plus) == "100AB");
  for (const std::size_t size : {4u, 5u, 7u, 8u}) {
    CAPTURE(size);
    CHECK_FALSE(percent_decode(whole.substr(0, size), Plus::is_plus));
  }
  CHECK(percent_decode(whole.substr(0, 6), Plus::is_plus) == "100A");
  CHECK_FALSE(parse_form(std::string_view("name=Maya%43hen").substr(0, 11)));
}

TEST_CASE("a cookie is found by its whole name, wherever it stands") {
  const auto cookie = [](std::string header) {
    Request request;
    request.headers.add("cookie", std::move(header));
    return std::string(request.cookie("wellmet"));
  };
  CHECK(cookie("wellmet=right") == "right");
  CHECK(cookie("wellmet-known=wrong; wellmet=right") == "right");
  CHECK(cookie("wellme=wrong; Wellmet=wrong; xwellmet=wrong; wellmet=right; a=b") == "right");
  CHECK(cookie("wellmet-known=wrong") == "");
  CHECK(cookie("wellmet") == "");
}

}  // namespace
}  // namespace wellmet::http
