#include "http/heads.h"

#include <doctest/doctest.h>

using namespace wellmet;
using namespace wellmet::http;

TEST_CASE("a head is over with its empty line, whatever comes behind it") {
  CHECK(end_of_head("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /next") == 27);
  CHECK(end_of_head("GET /\nHost: a\n\nbody") == 15);
  CHECK(end_of_head("GET /\n\r\n") == 8);
  for (const std::string_view unfinished :
       {"", "GET / HTTP/1.1", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\n\r", "a\r\r\n"}) {
    CAPTURE(unfinished);
    CHECK_FALSE(end_of_head(unfinished));
  }
}

TEST_CASE("what does not begin with a method becomes no request") {
  CHECK(may_begin_a_request(""));
  CHECK(may_begin_a_request("GET"));
  for (const std::string_view noise : {"\x16\x03\x01", "\r\nGET /", " GET", "hello"})
    CHECK_FALSE(may_begin_a_request(noise));
}

TEST_CASE("a folded line is seen, with a space or a tab") {
  CHECK(has_folded_line("GET / HTTP/1.1\r\nX: a\r\n b\r\n\r\n"));
  CHECK(has_folded_line("GET / HTTP/1.1\r\nX: a\r\n\tb\r\n\r\n"));
  CHECK_FALSE(has_folded_line("GET / HTTP/1.1\r\nX: a b\r\n\r\n"));
}

TEST_CASE("dates of answers are those of RFC 9110") {
  CHECK(http_date(Instant{784'111'777'000}) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(Instant{1'709'164'800'000}) == "Thu, 29 Feb 2024 00:00:00 GMT");
}

TEST_CASE("the head of an answer says its length, unless there can be no body") {
  Response page = text(200, "hello\n");
  CHECK(head_of(page, "today", After::next_request) ==
        "HTTP/1.1 200 OK\r\nDate: today\r\nContent-Length: 6\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n");
  Response same;
  same.status = 304;
  same.with("ETag", "\"a\"");
  CHECK(head_of(same, "today", After::close) ==
        "HTTP/1.1 304 Not Modified\r\nDate: today\r\nETag: \"a\"\r\nConnection: close\r\n\r\n");
}
