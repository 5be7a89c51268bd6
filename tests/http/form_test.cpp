#include "http/form.h"

#include <doctest/doctest.h>

#include "http/message.h"
#include "http/router.h"

using namespace wellmet::http;

TEST_CASE("escapes are read, and broken ones refused") {
  CHECK(percent_decode("%C5%BBak+Zofia", Plus::is_space) == "Żak Zofia");
  CHECK(percent_decode("1+1", Plus::is_plus) == "1+1");
  for (const char* broken : {"%", "%4", "%zz", "abc%"})
    CHECK_FALSE(percent_decode(broken, Plus::is_space));
}

TEST_CASE("what is escaped reads back the same, in any script") {
  for (const std::string text : {"李小龍", "a&b=c", "50% off", "", "~-._", "\"quoted\"\n"})
    CHECK(percent_decode(percent_encode(text), Plus::is_space) == text);
}

TEST_CASE("a form keeps its fields in order, also those that come twice") {
  const auto form = parse_form("who=maya&who=jo&line=coffee+%40maya&empty=&alone");
  REQUIRE(form);
  CHECK((*form)["who"] == "maya");
  CHECK(form->every("who") == std::vector<std::string>{"maya", "jo"});
  CHECK((*form)["line"] == "coffee @maya");
  CHECK(form->has("empty"));
  CHECK(form->has("alone"));
  CHECK_FALSE(form->has("other"));
}

TEST_CASE("a form of too many fields, or with a broken escape, is no form") {
  std::string many;
  for (std::size_t i = 0; i <= form_fields_limit; ++i) many += "a=1&";
  CHECK_FALSE(parse_form(many));
  CHECK_FALSE(parse_form("a=%f"));
}

TEST_CASE("bytes that are no UTF-8 never pass as text") {
  CHECK(parse_form("a=%FF%FE").value()["a"] == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK_FALSE(decode_path("/%FF"));
}

TEST_CASE("paths begin with a slash and hold no control characters") {
  CHECK(decode_path("/people/7?q=x") == "/people/7");
  CHECK(decode_path("/%E6%9D%8E") == "/李");
  for (const char* bad : {"", "people", "/a%00b", "/a%0d%0aSet-Cookie:x", "*"})
    CHECK_FALSE(decode_path(bad));
}

TEST_CASE("a form with a file gives its parts, whatever browsers put in the name") {
  const std::string body =
      "--XX\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\ntoken\r\n"
      "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\fake\\Maya "
      "Chen.vcf\"\r\nContent-Type: text/vcard\r\n\r\nBEGIN:VCARD\r\n--X\r\nEND:VCARD\r\n"
      "--XX--\r\n";
  const auto parts = parse_multipart(body, multipart_boundary("multipart/form-data; boundary=XX"));
  REQUIRE(parts);
  REQUIRE(parts->size() == 2);
  CHECK((*parts)[0].name == "form");
  CHECK((*parts)[0].content == "token");
  CHECK_FALSE((*parts)[0].is_file);
  CHECK((*parts)[1].is_file);
  CHECK((*parts)[1].file_name == "Maya Chen.vcf");
  CHECK((*parts)[1].content == "BEGIN:VCARD\r\n--X\r\nEND:VCARD");
}

TEST_CASE("a form with a file that is cut off or has no boundary is none") {
  const std::string whole =
      "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--XX--\r\n";
  REQUIRE(parse_multipart(whole, "XX"));
  for (std::size_t length = 0; length + 4 < whole.size(); ++length)
    CHECK_FALSE(parse_multipart(std::string_view(whole).substr(0, length), "XX"));
  CHECK_FALSE(parse_multipart(whole, ""));
  CHECK_FALSE(parse_multipart(whole, std::string(300, 'X')));
  CHECK(multipart_boundary("text/plain; boundary=XX").empty());
}

TEST_CASE("redirects stay on this site") {
  CHECK(see_other("/people?q=a").header("Location") == "/people?q=a");
  for (const char* away :
       {"https://evil.example", "//evil.example", "/\\evil", "", "/a\r\nSet-Cookie: x=1"})
    CHECK(see_other(away).header("Location") == "/");
}

TEST_CASE("a cookie is found among others") {
  const Request request{.headers = {{"cookie", "a=1; wellmet=token=; b=2"}}};
  CHECK(request.cookie("wellmet") == "token=");
  CHECK(request.cookie("b") == "2");
  CHECK(request.cookie("ellmet").empty());
}

TEST_CASE("a pattern fits a path segment by segment") {
  CHECK(match("/", "/").has_value());
  CHECK(match("/people/{id}", "/people/7") == std::vector<std::string>{"7"});
  CHECK(match("/same/{a}/{b}", "/same/1/2") == std::vector<std::string>{"1", "2"});
  for (const char* path : {"/people", "/people/", "/people/7/", "/people/7/x", "//people/7"})
    CHECK_FALSE(match("/people/{id}", path));
}
